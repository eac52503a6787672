/** Stands in for the typesetter where a test is not about its files: they take two seconds of a core each. */
import type { Typesetter } from '../../src/conduct/typesetter'

export const blankTypesetter = (): Typesetter => ({
  deck: async (slides) => Buffer.from(`${slides.length} slides`),
  picture: () => {},
  document: async (document) => Buffer.from(`${document.length} blocks`),
  close: async () => {},
})

import type { Store, StoredFile } from '../../store/store'

/** Every picture that a drill has posted; one that is not stored is left out. */
export async function picturesOf(store: Store, drillId: string): Promise<StoredFile[]> {
  const parts = (await store.postsOf(drillId)).flatMap((post) => post.message.parts)
  const files = await Promise.all(
    parts.flatMap((part) => (part.kind === 'image' ? [store.file(part.fileId)] : [])),
  )
  return files.filter((file) => file !== null)
}

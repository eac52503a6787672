/** What opens a drill's evidence page: a key that is signed and ends. It travels in a fragment and a header, never in a path. */
import type { Signer } from './signed-files'

const purpose = 'evidence page'
/** Real ms. */
const validFor = 24 * 60 * 60_000
const shape = /^(([^.]{1,200})\.([^.]{1,200})\.(\d{1,15}))\.(.+)$/s

export interface EvidenceReader {
  drillId: string
  personId: string
}

/** The key of one person for one drill, valid for 24 hours. `now`: epoch ms. */
export function evidenceKey(
  secret: Pick<Signer, 'sign'>,
  drillId: string,
  personId: string,
  now: number,
): string {
  const signed = `${part(drillId)}.${part(personId)}.${Math.floor(now) + validFor}`
  return `${signed}.${secret.sign(purpose, signed)}`
}

/** Whose key it is; 'ended' = it was whole and is too old, null = nobody's. */
export function readEvidenceKey(
  secret: Pick<Signer, 'verify'>,
  key: string,
  now: number,
): EvidenceReader | 'ended' | null {
  const [, signed, drill, person, expiry, signature] = shape.exec(key) ?? []
  if (signed === undefined || drill === undefined || person === undefined) return null
  if (signature === undefined || !secret.verify(purpose, signed, signature)) return null
  return Number(expiry) <= now ? 'ended' : { drillId: whole(drill), personId: whole(person) }
}

/** Dots part a key, so an id goes without them. */
const part = (id: string) => encodeURIComponent(id).replaceAll('.', '%2E')
const whole = (text: string) => decodeURIComponent(text)

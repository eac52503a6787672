/** What Bot Framework signs with: one key for all fakes of a process, and one that nobody knows. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Json } from './types'

const alg = 'RS256'
const kid = 'key-of-the-tests'

const made = Promise.all([generateKeyPair(alg), generateKeyPair(alg)])

/** The set of keys as `jwks_uri` gives it. */
export async function keySet(): Promise<Json> {
  const [{ publicKey }] = await made
  const jwk = await exportJWK(publicKey)
  return { keys: [{ ...jwk, kid, x5t: kid, use: 'sig', alg, endorsements: ['msteams'] }] }
}

/** `forged`: by the key that nobody knows, under the same name. */
export async function signed(claims: Json, forged: boolean): Promise<string> {
  const [right, wrong] = await made
  const { privateKey } = forged ? wrong : right
  return new SignJWT(claims).setProtectedHeader({ alg, kid, x5t: kid, typ: 'JWT' }).sign(privateKey)
}

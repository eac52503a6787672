/**
 * Packs what is uploaded to Teams: `out/drill-teams.zip`, with the bot's own id (`MicrosoftAppId`) and the host of
 * `PUBLIC_URL` in its manifest. Exits 1 with a sentence where one of them is missing.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import JSZip from 'jszip'
import { teamsManifest } from '../chat/teams/manifest'

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const { MicrosoftAppId: appId = '', PUBLIC_URL: publicUrl = '' } = process.env

if (!guid.test(appId)) stop('MicrosoftAppId must be the id of the bot at Microsoft, a GUID.')
if (!URL.canParse(publicUrl) || new URL(publicUrl).protocol !== 'https:')
  stop('PUBLIC_URL must be the https:// address at which the world reaches the bot.')

const manifest = teamsManifest({ appId, domains: [new URL(publicUrl).host] })
const folder = new URL('../manifests/teams/', import.meta.url)
const zip = new JSZip()
zip.file('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
for (const icon of Object.values(manifest.icons))
  zip.file(icon, readFileSync(new URL(icon, folder)))
mkdirSync('out', { recursive: true })
writeFileSync('out/drill-teams.zip', await zip.generateAsync({ type: 'nodebuffer' }))
process.stdout.write('out/drill-teams.zip is ready: upload it in Teams.\n')

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

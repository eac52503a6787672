/** Where Teams may say that it is to be answered: the bot's token goes there. */
import { isLoopback } from '../../config/variables'

/** Of Microsoft's clouds: the public one, the US government's and China's. */
const trusted = [
  'smba.trafficmanager.net',
  '.botframework.com',
  '.teams.microsoft.com',
  '.teams.microsoft.us',
  '.botframework.azure.us',
  '.botframework.azure.cn',
  '.teams.microsoftonline.cn',
]

/**
 * A rule for service URLs. With keys that come from this machine, as in tests, Teams may be on it as well.
 * `metadataUrl`: where the keys are that the channel signs with; undefined = the cloud's own.
 */
export function serviceUrlRule(metadataUrl: string | undefined): (serviceUrl: string) => boolean {
  const local = metadataUrl !== undefined && isLoopback(new URL(metadataUrl).hostname)
  return (serviceUrl) => {
    if (!URL.canParse(serviceUrl)) return false
    const { protocol, hostname, username, password } = new URL(serviceUrl)
    if (username !== '' || password !== '') return false
    if (local && isLoopback(hostname)) return protocol === 'http:' || protocol === 'https:'
    return (
      protocol === 'https:' &&
      trusted.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host))
    )
  }
}

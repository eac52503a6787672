/** Where Teams is answered: it may move, so the newest address that it has named counts. */
import type { Store } from '../../store/store'

export interface ServiceUrl {
  heard(serviceUrl: string): Promise<void>
  /** Null = Teams has never spoken to this bot. */
  newest(): Promise<string | null>
}

export function createServiceUrl(
  workspaceId: string,
  store: Pick<Store, 'serviceUrl' | 'keepServiceUrl'>,
): ServiceUrl {
  let known: string | null = null
  const newest = async () => {
    known ??= await store.serviceUrl(workspaceId)
    return known
  }
  return {
    newest,
    heard: async (serviceUrl) => {
      if ((await newest()) === serviceUrl) return
      known = serviceUrl
      await store.keepServiceUrl(workspaceId, serviceUrl)
    },
  }
}

import { drillKinds } from '../drill/record'
import type { Db } from './open'
import { oneOf } from './rows/values'
import type { FiledSummary } from './store'

/** See `Store.reportsOf`. */
export async function reportsOf(db: Db, workspaceId: string | null): Promise<FiledSummary[]> {
  const drills = await db.drill.findMany({
    where: { ...(workspaceId === null ? {} : { workspaceId }), reports: { some: {} } },
    select: {
      id: true,
      title: true,
      team: true,
      channelId: true,
      kind: true,
      reports: {
        select: { at: true, version: true },
        orderBy: { version: 'desc' },
        take: 1,
      },
    },
  })
  return drills
    .flatMap(({ reports: [newest], kind, ...drill }) =>
      newest
        ? [
            {
              ...drill,
              kind: oneOf(drillKinds, kind),
              at: newest.at.getTime(),
              version: newest.version,
            },
          ]
        : [],
    )
    .sort((a, b) => b.at - a.at)
}

/** Words whose form the compose box opens in one step; the manifest lists the same. */
export const composeWords = ['claim', 'reflect'] as const

/** Every combination of one entry from each group: phrases whose words may stand anywhere in a claim. */
export const combine = (
  ...groups: readonly (readonly string[])[]
): readonly (readonly string[])[] =>
  groups.reduce<readonly (readonly string[])[]>(
    (phrases, group) => phrases.flatMap((phrase) => group.map((word) => [...phrase, word])),
    [[]],
  )

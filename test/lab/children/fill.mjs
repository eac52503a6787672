/** Stands for a run that takes all the memory it gets. */
const kept = []
for (;;) kept.push(new Array(100_000).fill(kept.length))

/** What became of every order: the truth that the run is judged by. */

/** `dropped`: let go without an entry that anybody could follow up. */
export type OrderState = 'taken' | 'done' | 'accepted' | 'failed' | 'dropped'

export interface Books {
  /** What order-api last wrote of a try to place an order. */
  write(attempt: string, order: string, state: OrderState): void
  /** Charges an order once for each idempotency key. */
  charge(key: string, order: string): void
  /** Goods are reserved once for each order. */
  reserve(order: string): void
  /** Orders that were taken on, and neither charged nor refused or written down as failed. */
  lost(): number
  chargedTwice(): number
  charged(): number
}

export function createBooks(): Books {
  const attempts = new Map<string, { order: string; state: OrderState }>()
  const charges = new Map<string, string>()
  const reserved = new Set<string>()

  const perOrder = () => {
    const counts = new Map<string, number>()
    for (const order of charges.values()) counts.set(order, (counts.get(order) ?? 0) + 1)
    return counts
  }

  return {
    write: (attempt, order, state) => void attempts.set(attempt, { order, state }),
    charge(key, order) {
      if (!charges.has(key)) charges.set(key, order)
    },
    reserve: (order) => void reserved.add(order),
    lost() {
      const charged = perOrder()
      const open = [...attempts.values()]
        .filter(({ state }) => state !== 'failed')
        .map(({ order }) => order)
        .filter((order) => !charged.has(order) || !reserved.has(order))
      return new Set(open).size
    },
    chargedTwice: () => [...perOrder().values()].filter((count) => count > 1).length,
    charged: () => perOrder().size,
  }
}

/** A record's own columns: what a row has beside the drill it belongs to and its place there. */
export type RowOf<Row> = Omit<Row, 'drillId' | 'position'>

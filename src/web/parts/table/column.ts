/** What a list shows of its rows: columns, filters, and how a row is named, found and grouped. */
import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly id: string
  readonly label: string
  /** A track of the grid: `minmax(180px, 2fr)`, `120px`. */
  readonly width: string
  /** Pixels that it has before spare columns have any; without it, as many as its width is at least. */
  readonly wants?: number
  readonly cell: (row: Row) => ReactNode
  /** What it is sorted by; without it, it is not. */
  readonly order?: (row: Row) => string | number
  readonly align?: 'right'
  /** Names the row: it cannot be hidden. */
  readonly always?: true
  /** The first to give way where there is little room: the panel tells it as well. */
  readonly spare?: true
  /** Shown only where a reader has chosen it. */
  readonly optional?: true
  /** Its label is heard, not shown: what stands in it explains itself. */
  readonly quiet?: true
}

export interface Filter<Row> {
  /** Also the member of the address. */
  readonly id: string
  readonly label: string
  readonly of: (row: Row) => string | readonly string[]
  /** For people; the value itself otherwise. */
  readonly name?: (value: string) => string
}

export interface List<Row> {
  /** Under this name the choice of columns is remembered. */
  readonly name: string
  /** What the rows are: "Sites". */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly filters?: readonly Filter<Row>[]
  readonly keyOf: (row: Row) => string
  /** What the search looks into. */
  readonly textOf?: (row: Row) => string
  readonly groupOf?: (row: Row) => string
  /** Where the rows are a tree: how deep each stands, from 0, and whether what is below it shows; undefined without any. */
  readonly place?: (row: Row) => { readonly depth: number; readonly open: boolean | undefined }
  /** What more keys do to the active row, which stands at that place; each may name the place to go to. */
  readonly keys?: Readonly<Record<string, (row: Row, at: number) => number | undefined>>
  /** Beside a group's name; how many there are otherwise. */
  readonly groupNote?: (rows: readonly Row[]) => ReactNode
}

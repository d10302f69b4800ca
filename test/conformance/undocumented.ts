/** What the simulator serves and no document has: the line of docs/jira-assumptions.md that says where it is from, and its properties. */

export interface Undocumented {
  /** Words of that line. */
  readonly source: string
  readonly properties: readonly string[]
}

export const UNDOCUMENTED: Readonly<Record<string, Undocumented>> = {
  'GET /_edge/tenant_info': {
    source: '`GET /_edge/tenant_info` answers `{"cloudId"}` to anybody',
    properties: ['cloudId'],
  },
}

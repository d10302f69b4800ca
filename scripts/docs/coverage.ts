/** docs/simulator-coverage.md: which of the official operations the simulator serves, product by product. */
import { routesOf, type SiteKind } from '../../src/simulator/index.ts'
import {
  type DocumentName,
  document,
  documentsFound,
  type Operation,
  operationAt,
} from '../../test/conformance/documents.ts'

const PRODUCTS: readonly (readonly [name: string, kind: SiteKind, document: DocumentName])[] = [
  ['Jira Cloud platform, version 3', 'cloud', 'platform'],
  ['Jira Software Cloud', 'cloud', 'software'],
  ['Jira Data Center 10.3', 'dataCenter', 'dataCenter'],
]

/** Nothing where the documents are not there to count by. */
export const COVERAGE: Readonly<Record<string, () => string>> = documentsFound
  ? { 'docs/simulator-coverage.md': coverage }
  : {}

function coverage(): string {
  const parts = [
    '# What the simulator serves',
    'Made from the simulator’s routes and Atlassian’s OpenAPI documents by `npm run docs`. What each operation answers is held to the same documents by the tests under `test/conformance`; what no document has stands in [jira-assumptions.md](jira-assumptions.md).',
    ...PRODUCTS.flatMap(([name, kind, of]) => product(name, kind, of)),
    '## In no document',
    table(
      ['Product', 'Operation', 'Name'],
      (['cloud', 'dataCenter'] as const).flatMap((kind) =>
        routesOf(kind)
          .filter((one) => !operationAt(kind, one.method, one.path))
          .map((one) => [kind === 'cloud' ? 'Cloud' : 'Data Center', called(one), one.operation]),
      ),
    ),
  ]
  return `${parts.join('\n\n')}\n`
}

function product(name: string, kind: SiteKind, of: DocumentName): string[] {
  const all = document(of).operations
  const served = new Set(
    routesOf(kind).flatMap((one) => {
      const operation = operationAt(kind, one.method, one.path)
      return operation?.document === of ? [operation] : []
    }),
  )
  const byTag = Map.groupBy(all, tagOf)
  const tags = [...byTag.keys()].sort((a, b) => a.localeCompare(b))
  const counts = tags.map((tag) => {
    const whole = byTag.get(tag) ?? []
    return [tag, String(whole.filter((one) => served.has(one)).length), String(whole.length)]
  })
  const rows = tags.flatMap((tag) =>
    (byTag.get(tag) ?? []).filter((one) => served.has(one)).map((one) => [tag, called(one), `\`${one.id}\``]),
  )
  return [
    `## ${name}`,
    `${served.size} of ${all.length} operations.`,
    table(['Tag', 'Served', 'In the document'], counts),
    table(['Tag', 'Operation', 'Id'], rows),
  ]
}

const tagOf = ({ tags }: Operation): string => tags[0] ?? 'without a tag'
const called = ({ method, path }: { readonly method: string; readonly path: string }): string => `\`${method} ${path}\``

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

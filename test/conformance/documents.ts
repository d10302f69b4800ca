/** Atlassian's OpenAPI documents, where the checkout has them beside it: operations by method and path, and their examples. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Json, JsonObject } from '../../src/base/index.ts'
import type { SiteKind } from '../../src/simulator/index.ts'
import { corrected, DEFECTS, mended } from './defects.ts'

const SPECS = fileURLToPath(new URL('../../../shared/specs/', import.meta.url))
/** False: everything that asks the documents is skipped. The notice of it is printed once, by test/global-setup.ts. */
export const documentsFound = existsSync(SPECS)

export type DocumentName = 'platform' | 'software' | 'dataCenter'

/** Paths of Data Center's document stand below `/rest`, its server's address. */
const FILES: Readonly<Record<DocumentName, { document: string; examples: string; below: string }>> = {
  platform: { document: 'jira-cloud-platform-v3.json', examples: 'cloud-v3.json', below: '' },
  software: { document: 'jira-software-cloud.json', examples: 'cloud-agile.json', below: '' },
  dataCenter: { document: 'jira-data-center-10.3.json', examples: 'dc-10.3.json', below: '/rest' },
}
export const DOCUMENTS_OF: Readonly<Record<SiteKind, readonly DocumentName[]>> = {
  cloud: ['platform', 'software'],
  dataCenter: ['dataCenter'],
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema?: JsonObject
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: JsonObject }>>
}
interface Written {
  readonly operationId: string
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Content & { readonly required?: boolean }
  readonly responses: Readonly<Record<string, Content>>
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
}
type Examples = Readonly<
  Record<string, { readonly responses?: Readonly<Record<string, Readonly<Record<string, Json>>>> }>
>

export interface Document {
  readonly name: DocumentName
  readonly whole: JsonObject
  readonly operations: readonly Operation[]
}

export interface Operation {
  readonly document: DocumentName
  readonly kind: SiteKind
  readonly id: string
  readonly method: string
  /** Below the site's base: `/rest/api/2/priority/{id}`. */
  readonly path: string
  readonly tags: readonly string[]
  /** Summary and description. */
  readonly text: string
  readonly parameters: readonly Parameter[]
  /** JSON pointer to the operation in its document. */
  readonly at: string
  readonly requestBody: Written['requestBody']
  readonly responses: Written['responses']
  readonly security: Written['security']
  /** By status. */
  readonly examples: Readonly<Record<string, Json>>
}

const METHODS = ['get', 'post', 'put', 'delete', 'patch'] as const
const loaded = new Map<DocumentName, Document>()

export function document(name: DocumentName): Document {
  const known = loaded.get(name) ?? load(name)
  loaded.set(name, known)
  return known
}

function load(name: DocumentName): Document {
  const { document: file, examples: exampleFile, below } = FILES[name]
  const whole = DEFECTS[name].reduce<Json>(corrected, mended(read(file))) as unknown as JsonObject & {
    paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  }
  const examples = read(`examples/${exampleFile}`) as unknown as Examples
  const operations = Object.entries(whole.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const written = item[method] as Written | undefined
      if (written === undefined) return []
      const more = (item.parameters ?? []) as readonly Parameter[]
      const shown = examples[`${method.toUpperCase()} ${path}`]?.responses ?? {}
      return [
        {
          document: name,
          kind: name === 'dataCenter' ? ('dataCenter' as const) : ('cloud' as const),
          id: written.operationId,
          method: method.toUpperCase(),
          path: below + path,
          tags: written.tags ?? [],
          text: `${written.summary ?? ''}\n${written.description ?? ''}`,
          parameters: [...(written.parameters ?? []), ...more],
          at: `/paths/${pointer(path)}/${method}`,
          requestBody: written.requestBody,
          responses: written.responses,
          security: written.security,
          examples: Object.fromEntries(
            Object.entries(shown).flatMap(([status, { 'application/json': example }]) =>
              example === undefined ? [] : [[status, example]],
            ),
          ),
        },
      ]
    }),
  )
  return { name, whole, operations }
}

const read = (file: string): JsonObject => JSON.parse(readFileSync(SPECS + file, 'utf8')) as JsonObject
export const pointer = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1')

const byKind = new Map<SiteKind, readonly Operation[]>()

export function operationsOf(kind: SiteKind): readonly Operation[] {
  const all = byKind.get(kind) ?? DOCUMENTS_OF[kind].flatMap((name) => document(name).operations)
  byKind.set(kind, all)
  return all
}

/** `/rest/api/2` of Cloud is the third version in wiki text, and has no document of its own. */
const sameApi = (kind: SiteKind, path: string): string =>
  path.replace(/^\/rest\/api\/(2|3|latest)\//, kind === 'cloud' ? '/rest/api/3/' : '/rest/api/2/')

/** The operation that a request means. */
export const operationAt = (kind: SiteKind, method: string, asked: string): Operation | undefined =>
  closest(operationsOf(kind), method, sameApi(kind, asked))

/** Fixed parts of a path count for more than `{…}`. */
export function closest<T extends { readonly method: string; readonly path: string }>(
  all: readonly T[],
  method: string,
  asked: string,
): T | undefined {
  const parts = asked.split('/')
  return all
    .filter((one) => one.method === method && matches(partsOf(one.path), parts))
    .sort((a, b) => fixed(b.path) - fixed(a.path))[0]
}

const split = new Map<string, readonly string[]>()

/** Of the paths of routes and operations, which are asked for again and again. */
function partsOf(path: string): readonly string[] {
  const parts = split.get(path) ?? path.split('/')
  split.set(path, parts)
  return parts
}

const matches = (pattern: readonly string[], parts: readonly string[]): boolean =>
  pattern.length === parts.length && pattern.every((part, at) => part.startsWith('{') || part === parts[at])
const fixed = (path: string): number =>
  path.split('/').reduce((sum, part) => sum * 2 + (part.startsWith('{') ? 0 : 1), 0)

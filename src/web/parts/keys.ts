/** Keys such as `custom-field:Squad (select)`: their kind and their name. Pure. */

const KEY = /^([a-z]+(?:-[a-z]+)*):([^/].*)$/s

export const kindOf = (key: string): string => KEY.exec(key)?.[1] ?? ''
export const nameIn = (key: string): string => KEY.exec(key)?.[2] ?? key

export interface QuestionParts {
  readonly object: string
  readonly detail: string | undefined
  /** It is asked of those issues alone that come to this workflow. */
  readonly within?: string
}

/** A question about a detail is named `workflow:Delivery/status:Blocked`: the object, then the detail, a workflow between them where it is asked of its issues alone. */
export function questionParts(about: string): QuestionParts {
  const [, object, rest] = /^(.+?)\/([a-z]+(?:-[a-z]+)*:.+)$/s.exec(about) ?? []
  if (object === undefined) return { object: about, detail: undefined }
  const [, within, detail] = /^(workflow:.+?)\/(status:.+)$/s.exec(rest ?? '') ?? []
  return within === undefined ? { object, detail: rest } : { object, detail, within }
}

/** Whether a text inside a value names another object, `kinds` being those there are. */
export const isKey = (text: string, kinds: ReadonlySet<string>): boolean => kinds.has(kindOf(text))

/** A sentence with its keys as names: "user:eva@acme.example does not exist" says no more by its kind. */
export function withNames(text: string, kinds: ReadonlySet<string>): string {
  return text.replace(/\b([a-z]+(?:-[a-z]+)*):(?=\S)/g, (key, kind: string) => (kinds.has(kind) ? '' : key))
}

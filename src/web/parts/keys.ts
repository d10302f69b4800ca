/** Keys such as `custom-field:Squad (select)`: their kind and their name. Pure. */

const KEY = /^([a-z]+(?:-[a-z]+)*):([^/].*)$/s

export const kindOf = (key: string): string => KEY.exec(key)?.[1] ?? ''
export const nameIn = (key: string): string => KEY.exec(key)?.[2] ?? key

/** A question about a detail is named `workflow:Delivery/status:Blocked`: the object, then the detail. */
export function questionParts(about: string): { readonly object: string; readonly detail: string | undefined } {
  const [, object, detail] = /^(.+?)\/([a-z]+(?:-[a-z]+)*:.+)$/s.exec(about) ?? []
  return object === undefined ? { object: about, detail: undefined } : { object, detail }
}

/** Whether a text inside a value names another object, `kinds` being those there are. */
export const isKey = (text: string, kinds: ReadonlySet<string>): boolean => kinds.has(kindOf(text))

/** A sentence with its keys as names: "user:eva@acme.example does not exist" says no more by its kind. */
export function withNames(text: string, kinds: ReadonlySet<string>): string {
  return text.replace(/\b([a-z]+(?:-[a-z]+)*):(?=\S)/g, (key, kind: string) => (kinds.has(kind) ? '' : key))
}

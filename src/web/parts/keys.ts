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

/** The name that an object has for a while, since another is to have its own and it cannot have its new one yet. Pure. */

/** The least that Jira takes of any kind's name (issue types, priorities, resolutions). */
const MOST = 60

/** Says itself what it is, and is nobody's. */
export function nameAside(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? ' (being renamed)' : ` (being renamed ${number})`
    const aside = `${cut(name, MOST - ending.length)}${ending}`
    if (!isTaken(aside)) return aside
  }
}

/** Not in the middle of a letter that takes two places. */
const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')

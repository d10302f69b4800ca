/** One site of the corpus while it is drawn: its fields, where they stand and how many issues use them, and what a careful person would choose. */
import type { Offered } from '../../src/actions/flows/suggest-mapping.ts'
import type { SiteField } from '../../src/jira/index.ts'
import type { Health, ItemField, Stage, StageCategory } from '../../src/portfolio/index.ts'
import type { Draw } from '../generated/draw.ts'
import type { Language } from './languages.ts'

export const EPIC = '10001'
export const STORY = '10002'
export const PLATFORM = 'com.atlassian.jira.plugin.system.customfieldtypes'

export type Asked = ItemField | 'points'

export interface Truth {
  /** By what is asked: the field’s id, or null where nothing may be chosen. */
  readonly fields: Readonly<Record<Exclude<Asked, 'stage'>, string | null>>
  /** By option, of the field that is the health; null stands for none. */
  readonly health: ReadonlyMap<string, Health | null>
  /** By status: what it means, and whether it is beyond doubt the one to be written among its like. */
  readonly statuses: ReadonlyMap<string, { readonly means: StageCategory; readonly isWritten: boolean }>
}

export interface Case {
  readonly seed: number
  readonly language: Language
  readonly offered: Omit<Offered, 'used'>
  /** Of all fields, for whoever counts. */
  readonly used: ReadonlyMap<string, number>
  readonly truth: Truth
}

export interface Made {
  readonly name: string
  readonly type?: string
  /** The custom field’s type; a field of Jira’s own has an id instead. */
  readonly schema?: string
  readonly id?: string
  /** On which forms of what is aligned, or only on those of stories. */
  readonly on: 'everywhere' | 'somewhere' | 'nowhere' | 'stories'
  readonly used: number
  /** What Jira itself calls it in English, where the name is a translation. */
  readonly english?: string
  readonly options?: readonly string[]
}

/** Ways in which people write one name. */
const WRITTEN: readonly ((name: string) => string)[] = [
  (name) => name.toUpperCase(),
  (name) => `${name} `,
  (name) => name.replace(/ /g, '_'),
  (name) => name.replace(/ /g, '-'),
  (name) => `* ${name}`,
  (name) => `${name} (Epic)`,
  (name) => `🗓 ${name}`,
  (name) => `[PMO] ${name}`,
  (name) => `${name} 2`,
]

export class Site {
  readonly draw: Draw
  readonly language: Language
  readonly isCloud: boolean
  readonly isTeamManaged: boolean
  /** Whether the account may make issues, and so sees any form. */
  readonly showsForms: boolean
  readonly fields: SiteField[] = []
  readonly used = new Map<string, number>()
  readonly options = new Map<string, { readonly id: string; readonly name: string }[]>()
  readonly everywhere = new Set<string>()
  readonly somewhere = new Set<string>()
  readonly anywhere = new Set<string>()
  #next = 10_050

  constructor(draw: Draw, language: Language) {
    this.draw = draw
    this.language = language
    this.isCloud = draw.chance(0.65)
    this.isTeamManaged = this.isCloud && draw.chance(0.35)
    this.showsForms = draw.chance(0.9)
  }

  add({ name, type = 'date', schema = `${PLATFORM}:datepicker`, id, on, used, english, options }: Made): string {
    const made = id ?? `customfield_${this.#next++}`
    const isArray = type.startsWith('array of ')
    const untranslated = this.isCloud ? { untranslated: english ?? name } : {}
    this.fields.push({
      ...{ id: made, name, custom: id === undefined, schema: id ?? schema, ...untranslated },
      ...{ type: isArray ? 'array' : type, items: isArray ? type.slice('array of '.length) : null },
    })
    this.used.set(made, used)
    if (on === 'everywhere') this.everywhere.add(made)
    if (on === 'everywhere' || on === 'somewhere') this.somewhere.add(made)
    if (on !== 'nowhere') this.anywhere.add(made)
    if (options)
      this.options.set(
        made,
        options.map((option, at) => ({ id: `${made.replace(/\D/g, '')}${at}`, name: option })),
      )
    return made
  }

  /** As somebody wrote it who did not copy it. */
  written = (name: string): string => (this.draw.chance(0.2) ? this.draw.pick(WRITTEN)(name) : name)
  /** As many issues as a field has that is in use. */
  many = (): number => this.draw.between(200, 5_000)
  /** What was left from a try. */
  few = (of: number): number => (this.draw.chance(0.6) ? 0 : this.draw.between(0, Math.floor(of * 0.02)))
  /** Nobody can say which of the two is meant. */
  alike = (of: number): number => Math.ceil(of * (0.4 + this.draw.random() * 2))

  offered(statuses: Offered['statuses'], stages: readonly Stage[]): Omit<Offered, 'used'> {
    const type = (id: string, name: string, hierarchyLevel: number) => ({
      ...{ id, name, hierarchyLevel, subtask: false, projects: ['1', '2'] },
    })
    return {
      ...{ types: [type(EPIC, 'Epic', 1), type(STORY, 'Story', 0)], statuses, stages },
      ...{ fields: this.draw.shuffled(this.fields), options: this.options },
      form: this.showsForms ? this.everywhere : null,
      somewhere: this.showsForms ? this.somewhere : new Set(),
      anywhere: this.showsForms ? this.anywhere : new Set(),
    }
  }
}

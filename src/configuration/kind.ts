/** One kind of Jira configuration object: its file under kinds/ fills this in, and nothing else knows the kind. */
import type { Instant, Json, Problem } from '../base/index.ts'
import type { Deployment, Jira } from '../jira/index.ts'
import type { Verb, Write } from '../plan/index.ts'

export type KindName = string
/** Names an object on any site: `priority:High`. Never holds a site's id. */
export type Key = string

/** Everything, or a hint that one is enough: the engine filters what comes back. */
export type Which = 'all' | { readonly id: string } | { readonly name: string }

/** A write that Jira takes for many objects in one request: `send` gives the ids, in the order of what was asked. */
export interface Bulk<T> {
  readonly most: number
  readonly write: Write
  readonly send: (jira: Jira, all: readonly T[]) => Promise<readonly string[]>
}

/** An object as it was read: `value` holds the site's ids only where the kind's references say so. */
export interface Found<V> {
  readonly id: string
  readonly value: V
  /** Why Jira lets nobody change it (system, locked, default); such an object is used as it is. */
  readonly locked?: string
  /** Properties of the value that this site's API cannot tell (much of Data Center): neither compared nor invented. */
  readonly unreadable?: readonly string[]
}

/** Where ids of other objects sit in a value. */
export interface Reference {
  /** Path such as `grants[].holder.role`: `[]` goes through a list. Null and absent hold no reference. */
  readonly at: string
  /** What it may refer to; several where Jira mixes them (custom and system fields). */
  readonly kind: KindName | readonly KindName[]
  /** May be filled in after creation: breaks cycles. Until then its unit is left out. */
  readonly late?: true
  /**
   * Does not bring its object into a deployment's scope, but comes along with it where that is a project. `true`: left
   * out without a word where its object is not in scope (a context names projects that nobody chose). `told`: never
   * without a word (a query is another one then). `free`: nor does it come along (who a filter is shared with).
   */
  readonly loose?: true | 'told' | 'free'
  /** Only says for what something holds (a context's or a mapping's issue type): what holds it does not use it. */
  readonly limits?: true
  /** In a text: what is held is what people call the object, in ids and in keys alike; only who knows all names can tell which it is. */
  readonly named?: true
  /** In a text: the words around it, for people. What cannot be left out of its text (it has no unit) blocks. */
  readonly text?: string
  /** In a text that Jira keeps and does not read: that the object is there is enough. */
  readonly unread?: true
  /** What goes when the reference cannot be had: a list's element, such as `grants[]`, or a part; without one the property becomes null. */
  readonly unit?: string
  /**
   * What becomes of a reference that nothing on the target answers: `blocks` (the default) asks a person,
   * `drop` leaves its unit out and says so, `fallback` takes the plan's one stand-in (people only).
   * By kind where a place may hold several and they differ in this.
   */
  readonly missing?: Missing | Readonly<Record<KindName, Missing>>
}

export type Missing = 'blocks' | 'drop' | 'fallback'

/** Gives what to put in the place of an id or key; undefined leaves the reference's unit out. */
export type Swap = (reference: Reference, held: string) => string | undefined

/** Official operation ids by what they do; null: the API cannot. `undo`: what is changed can be changed back. */
export interface Capability {
  readonly read: readonly string[] | null
  readonly create: readonly string[] | null
  readonly update: readonly string[] | null
  readonly delete: readonly string[] | null
  readonly undo: boolean
}

/** Something about a detail of an object that a person must answer: `detail` and the choices' answers are ids of the target. */
export interface Question {
  readonly code: string
  readonly detail: { readonly kind: KindName; readonly id: string }
  /** It is asked of those issues alone that come to follow this workflow; of all others it is asked for itself. */
  readonly within?: { readonly kind: KindName; readonly id: string }
  readonly says: string
  readonly remedy: string
  readonly choices: readonly { readonly kind: KindName; readonly id: string }[]
  /** It may also stay as it is on the target: `merge` then hears of it. */
  readonly keep?: string
  /** How many issues would lose it. */
  readonly issues?: number
}

/** What the plan will make of another object, by its id, or by its key while it has none. */
export interface Planned {
  /** Undefined where it changes nothing. */
  readonly value: (kind: KindName, id: string) => Json | undefined
  /** What people said about its details, as `update` hears it. */
  readonly said: (kind: KindName, id: string) => Readonly<Record<string, string>>
}

/** What the site's audit log says of one change; null where it does not say what it is about. */
export interface AuditRecord {
  readonly category: string
  readonly type: string | null
  readonly id: string | null
}

/** What several objects are read by, when a refresh needs only them; ids that are gone give nothing. */
type ReadSome<V> = (jira: Jira, ids: readonly string[]) => Promise<readonly Found<V>[]>

/** How Jira tells that an object changed since it was read (docs/jira-assumptions.md, the audit log). */
export type Signal<V extends Json = Json> =
  /** It does not, or asking costs as much as reading: read in full each time. */
  | { readonly by: 'none'; readonly why: string }
  /** By a record of this category about an object of this type; `others` are types of the category that are no concern of the kind. */
  | {
      readonly by: 'audit'
      readonly category: string
      readonly type: string
      readonly others: readonly string[]
      /** What of the value changes without any record: people are told. */
      readonly silent?: string
      /** When an object of this kind appears, these objects change without a record. */
      readonly besides?: {
        readonly kind: KindName
        readonly changes: (jira: Jira, id: string) => Promise<readonly string[]>
      }
      readonly read: ReadSome<V>
    }
  /** By a stamp of each object. `changed` gives what was made or edited since, or null where that cannot be told. */
  | {
      readonly by: 'stamp'
      readonly changed: (jira: Jira, since: Instant, known: ReadonlySet<string>) => Promise<readonly string[] | null>
      readonly read: ReadSome<V>
    }

export interface Kind<V extends Json = Json> {
  readonly name: KindName
  readonly label: string
  readonly plural: string
  /** Raised when the value's form changes: an older plan is then not resumed. */
  readonly version: number
  readonly references: readonly Reference[]
  /** References inside text (JQL, rule parameters): calls `swap` for each and puts its answer in place. */
  readonly inside?: (value: V, swap: Swap) => V
  /** What names the object among its kind; need not be unique, then people are asked. */
  readonly nameOf: (value: V) => string
  /** How texts may call it, in one order; left out: as `nameOf` says. */
  readonly called?: (value: V) => readonly string[]
  /** Why it is not made on a target that lacks it, unless a person answers "create". */
  readonly withheld?: (value: V) => Omit<Problem, 'about' | 'severity' | 'code'> | undefined
  /** Properties that hold something else while an update is under way. */
  readonly underway?: readonly string[]
  /** The same object under another name; left out: its `name` is what names it. */
  readonly renamed?: (value: V, name: string) => V
  /** Properties that are names as well, each given another by the answer `<key>/<property>`: `rename:…`. */
  readonly alsoNamed?: readonly string[]
  /** Gives a value its one canonical form: sets sorted, what lost its meaning left out. Idempotent; keeps ids, keys or placeholders as they are. */
  readonly normalise?: (value: V) => V
  /** Names that only one object on a site may hold at a time. */
  readonly claims?: (value: V) => readonly string[]
  /** What stays of the target's value that the source does not have: `wanted` and `now` are in the target's keys, `kept` is what people said to keep. */
  readonly merge?: (wanted: V, now: V, kept: ReadonlySet<Key>) => V
  /** What Jira itself puts into a new object: a create wants it as well, merged into what the source has. */
  readonly born?: (wanted: V) => V
  /** Questions that only the target can answer before an update: statuses or options in use, issues that would lose something. In ids. */
  readonly ask?: (jira: Jira, id: string, wanted: V, now: V, planned: Planned) => Promise<readonly Question[]>
  /** A change of it moves issues: whatever names it asks where they go as if that were done. */
  readonly movesIssues?: true
  /** What Jira would refuse, found without asking it. `now` is undefined for a create; `asked` is `wanted` before merging. */
  readonly check?: (wanted: V, now: V | undefined, asked: V) => readonly Omit<Problem, 'about'>[]
  readonly read: (jira: Jira, which: Which) => Promise<readonly Found<V>[]>
  /** Several by their ids with fewer requests than each by itself, none of which waits for what the ids tell; on Cloud. */
  readonly some?: ReadSome<V>
  /** How a refresh knows what to read again; without one everything is. */
  readonly signal?: Signal<V>
  /** The first request that makes the object, with the target's ids; what it cannot carry, `update` brings. Gives the new id. */
  readonly create?: (jira: Jira, value: V) => Promise<string>
  /**
   * Drives the object from what it is now to what is wanted, both with the target's ids; safe to repeat after any
   * interruption. `answers` is what people said about details of this object, in ids where it names objects.
   */
  readonly update?: (
    jira: Jira,
    id: string,
    wanted: V,
    now: V,
    answers: Readonly<Record<string, string>>,
    /** What is not wanted goes, even where a deployment would keep it as the target's own: an undo takes back what was added. */
    exactly?: boolean,
  ) => Promise<void>
  /** The same for many at once, on Cloud; Data Center has no such requests. */
  readonly bulk?: {
    readonly create?: Bulk<V>
    readonly update?: Bulk<{ readonly id: string; readonly wanted: V }>
    readonly remove?: Bulk<string>
  }
  /** To the trash where Jira has one; `forGood` past it: an undo leaves nothing of what was made by mistake. */
  readonly remove?: (jira: Jira, id: string, forGood?: boolean) => Promise<void>
  /**
   * The clicks that do it in Data Center's administration, in order, for what its API cannot: all names as they are there.
   * `after` and `before` are in keys.
   */
  readonly byHand?: (verb: Verb, after: V | null, before: V | null) => readonly string[]
  /** Properties that this Jira's API neither tells nor takes: never compared, never written, and a person's to set. */
  readonly untold?: Readonly<Partial<Record<Deployment, readonly (keyof V & string)[]>>>
  /** Properties that no object of the kind is without: where nothing is said of one, it stays, or Jira gives it. */
  readonly given?: readonly (keyof V & string)[]
  /** Properties that this Jira's API does not change any more, though it changes others. */
  readonly fixed?: Readonly<Partial<Record<Deployment, readonly (keyof V & string)[]>>>
  /** Takes it out of Jira's trash, as it was, with its id. */
  readonly restore?: (jira: Jira, id: string) => Promise<void>
  /** JQL of the issues that would lose something if it went. */
  readonly issues?: (id: string, value: V) => string
  /** How many issues would lose a value by an update, besides those that `ask` counts; in ids. */
  readonly losing?: (jira: Jira, id: string, wanted: V, now: V) => Promise<number>
  /** What of a change (`now` is undefined for a create) no undo can take back, each as a sentence. */
  readonly lasting?: (wanted: V, now: V | undefined) => readonly string[]
  /** An undo's `wanted` with what it cannot take back left as it is `now`. */
  readonly stays?: (wanted: V, now: V) => V
  /** Jira may keep all objects of this kind in it by itself: one that names all of them uses none. */
  readonly takesIn?: KindName
  /** Every project stands on all of them, though none names them: they come along with any project. */
  readonly siteWide?: true
  /** Its list shows only what the account may see: complete only for a Jira administrator. */
  readonly seenByRight?: true
  readonly can: Readonly<Record<Deployment, Capability>>
  /** Properties that Jira sends and this kind does not carry, each with the reason. */
  readonly notCovered: Readonly<Record<string, string>>
}

/** Keeps a kind's value type while it is written, and forgets it for the register. */
export function defineKind<V extends Json>(kind: Kind<V>): Kind {
  return kind as unknown as Kind
}

export const keyOf = (kind: KindName, name: string): Key => `${kind}:${name}`
export const kindOf = (key: Key): KindName => key.slice(0, key.indexOf(':'))
export const nameIn = (key: Key): string => key.slice(key.indexOf(':') + 1)

/** For kinds that are only referred to: Jira's own objects and people, never deployed. */
export const READ_ONLY = { create: null, update: null, delete: null, undo: false } as const
export const CANNOT: Capability = { read: null, create: null, update: null, delete: null, undo: false }

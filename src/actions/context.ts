/** What an action may use: the world, the store, the vault, who asks, and a way to begin long work. */
import type { Instant } from '../base/index.ts'
import type { HostWorld, Log, Settings, Traces } from '../host/index.ts'
import type { Deployment } from '../jira/index.ts'
import type { Bell, Db, SignInWay, Vault } from '../store/index.ts'
import type { Role } from './action.ts'
import type { NamedSite } from './flows/named-site.ts'

/** Who asks: a person who signed in, or whoever runs commands on this machine. */
export interface Actor {
  readonly kind: 'person' | 'command'
  /** A person's id; the machine's account for a command. */
  readonly id: string
  readonly name: string
  readonly role: Role
  /** A person's, who came through the web app. */
  readonly session?: ActorSession
  /** What a program shows in the person's stead; the role is then no more than the key's. */
  readonly key?: ActorKey
}

export interface ActorKey {
  readonly id: string
  /** What the key's person may now. */
  readonly personRole: Role
  /** Actions that it may ask for beyond its role. */
  readonly actions: readonly string[]
  /** Ids of the only connections it may touch; null is all. */
  readonly connections: readonly string[] | null
}

export interface ActorSession {
  readonly id: string
  readonly way: SignInWay
  /** When the person last proved who they are. */
  readonly provedAt: Instant
  /** Where the browser believes to be: what passkeys are bound to. */
  readonly origin: string
}

/** As the audit log and our tables name who asked. */
export const actorText = ({ kind, id, name }: Actor): string => (kind === 'person' ? `person:${id}` : `command:${name}`)

export type LongWork = 'snapshot' | 'plan' | 'deployment' | 'sync' | 'dry-run' | 'rewrap'

export interface Context {
  readonly world: HostWorld
  readonly db: Db
  readonly bell: Bell
  readonly vault: Vault
  readonly settings: Settings
  readonly log: Log
  readonly actor: Actor
  /** Of long work; its requests are traced by `world`. None is kept where it is left out. */
  readonly traces?: Traces
  /** True on an operator's PostgreSQL, false on the local one. */
  readonly ownDatabase: boolean
  /** Sites that the environment names beside the stored connections. */
  readonly namedSites: ReadonlyMap<string, NamedSite>
  /** The demo's simulated sites; empty otherwise. */
  readonly simulated: readonly { readonly name: string; readonly url: string; readonly deployment: Deployment }[]
  /** Hands work to whichever worker is free; it survives this process. */
  begin(work: LongWork, id: string): Promise<void>
}

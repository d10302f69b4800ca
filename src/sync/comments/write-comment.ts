/** Writes a comment of a person here to Jira, as the service account and in that person's name: once, whatever answers are lost. */
import { Fault, isObject } from '../../base/index.ts'
import { addComment, editComment, type JiraComment, readComments, tracing } from '../../jira/index.ts'
import type { Look, Past, Recorder } from '../../plan/index.ts'
import type { StepActor } from '../actor.ts'
import type { Ground } from '../ground.ts'
import type { SyncStep } from '../ports.ts'
import type { KnownComment } from './ports.ts'
import { COMMENT_MARK, markOf } from './read-comments.ts'
import { heldBody, inOurName, isSameText } from './said.ts'

type Step = Extract<SyncStep, { what: 'comment' }>

export class WriteComment implements StepActor<Step> {
  readonly #ground: Ground

  constructor(ground: Ground) {
    this.#ground = ground
  }
  async look(step: Step, past: Past): Promise<Look> {
    const ours = await this.#ours(step)
    if (!ours) return { state: 'stale', says: 'The comment is no longer there.' }
    if (ours.gone) return { state: 'stale', says: 'It was deleted in Jira.' }
    if (ours.jiraId === null && this.#isNew(past, ours)) return { state: 'as-expected' }
    const there = await this.#there(step, ours, madeBy(past))
    if (!there) return ours.jiraId === null ? { state: 'as-expected' } : this.#changed(step, 'It was deleted in Jira.')
    const said = heldBody(there.body, true)
    if (this.#isSame(said, ours.body)) {
      await this.#ground.store.commentWritten({ ...step, jiraId: there.id, body: ours.body })
      return { state: 'as-wanted', result: null }
    }
    const isUntouched = ours.agreed === undefined ? there.updated === there.created : this.#isSame(said, ours.agreed)
    return isUntouched ? { state: 'as-expected' } : this.#changed(step, 'Somebody edited it in Jira meanwhile.')
  }
  async act(step: Step, past: Past, record: Recorder): Promise<void> {
    const { jira, store, integrations } = this.#ground
    const ours = await this.#ours(step)
    const integration = integrations.find(({ id }) => id === step.integration)
    if (!ours || integration?.comments !== 'both')
      throw new Fault('jira.cannot', 'The integration no longer writes comments to Jira.')
    const body = inOurName(ours.body, ours.name, jira.deployment)
    const made = ours.jiraId ?? (this.#isNew(past, ours) ? null : (await this.#there(step, ours, madeBy(past)))?.id)
    const path = `issue/${step.issue}/comment`
    const mark = { key: COMMENT_MARK, value: { comment: step.comment } }
    const jiraId = made
      ? await record({ method: 'PUT', path: `${path}/${made}` }, async (traced) => {
          await editComment(tracing(jira, traced), step.issue, made, body)
          return made
        })
      : await record(
          { method: 'POST', path },
          (traced) => addComment(tracing(jira, traced), step.issue, body, mark),
          (id) => ({ id }),
        )
    await store.commentWritten({ ...step, jiraId, body: ours.body })
  }
  /** Whoever changes it from now on changes what was kept. */
  async missing(step: Step): Promise<readonly string[]> {
    const ours = await this.#ours(step)
    const there = ours && (await this.#there(step, ours, null))
    if (!there) return ['comment']
    const isKept = this.#isSame(heldBody(there.body, true), ours.agreed ?? null)
    return isKept || there.editor?.account !== this.#ground.account ? [] : ['body']
  }
  /**
   * Nobody can have written it yet. Whoever held the connection before may have, and a backup that was restored since does
   * not know: so the comment's own age tells, whatever asked for this step.
   */
  #isNew({ attempts }: Past, { at }: KnownComment): boolean {
    return attempts === 0 && at >= this.#ground.heldSince
  }
  async #ours({ issue, comment }: Step): Promise<KnownComment | undefined> {
    return (await this.#ground.store.commentsOf(issue))?.comments.find(({ id }) => id === comment)
  }
  /** By its id, or by its mark among those of our account that nobody knows. */
  async #there({ issue }: Step, ours: KnownComment, made: string | null): Promise<JiraComment | undefined> {
    const { jira, store, account } = this.#ground
    const all = await readComments(jira, issue)
    if (!all) throw new Fault('jira.not-found', 'The issue is gone or hidden from the service account.')
    const id = ours.jiraId ?? made
    if (id !== null) return all.find((one) => one.id === id)
    const known = new Set((await store.commentsOf(issue))?.comments.map(({ jiraId }) => jiraId))
    for (const one of all)
      if (one.author?.account === account && !known.has(one.id) && (await markOf(this.#ground, one.id)) === ours.id)
        return one
    return undefined
  }
  /** The next reading decides. */
  async #changed({ issue }: Step, says: string): Promise<Look> {
    await this.#ground.store.wantComments(issue)
    return { state: 'stale', says }
  }
  #isSame(a: KnownComment['body'], b: KnownComment['body']): boolean {
    return isSameText(a, b, this.#ground.jira.deployment)
  }
}

const madeBy = ({ kept }: Past): string | null =>
  isObject(kept ?? undefined) && isObject(kept) && typeof kept.id === 'string' ? kept.id : null

/** Asks somebody without an account here for a token: for a new connection, or a new token for one that is there. */
import { Button, Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { ConnectionView, HandOverMadeView } from '../../../actions/index.ts'
import type { Input } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { wayOutOf } from '../../parts/way-out-draft.ts'
import { useTell } from '../../queries.ts'
import { type Draft, NOTHING } from '../connect/draft.ts'
import { ProjectsStep } from '../connect/projects-step.tsx'
import { SiteStep } from '../connect/site-step.tsx'
import { GoodFor, USUAL } from './good-for.tsx'
import { LinkMade } from './link-made.tsx'

const NEW = ''

export function AskForToken({
  connections,
  first,
  close,
}: {
  readonly connections: readonly ConnectionView[]
  /** The connection whose token is to be replaced; none for a new one. */
  readonly first: string
  readonly close: () => void
}): ReactNode {
  const [replaces, setReplaces] = useState(first)
  const [draft, setDraft] = useState(NOTHING)
  const [terms, setTerms] = useState(USUAL)
  const [made, setMade] = useState<HandOverMadeView>()
  const ask = useTell('POST /hand-overs', ['GET /hand-overs'])
  const change = (changes: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changes }))
  const request = requestOf(replaces, draft, terms)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (request) ask.mutate(request, { onSuccess: setMade })
  }
  return (
    <Panel label="Ask for a token" title="Ask for a token by a one-time link" close={close} enter>
      {made ? (
        <LinkMade made={made} />
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <div>
              An administrator of Jira opens the link, follows the steps and gives the token. They need no account here,
              and you never see the token.
            </div>
            {connections.length > 0 && (
              <Select
                label="For"
                data={[
                  { value: NEW, label: 'a new site' },
                  ...connections.map(({ name }) => ({ value: name, label: `${name}: a new token` })),
                ]}
                value={replaces}
                onChange={(value) => setReplaces(value ?? NEW)}
                allowDeselect={false}
              />
            )}
            {replaces === NEW && <NewSite draft={draft} change={change} />}
            <GoodFor terms={terms} change={setTerms} />
            {ask.isError && <Failure error={ask.error} />}
            <Button type="submit" disabled={!request} loading={ask.isPending} style={{ alignSelf: 'start' }}>
              Make the link
            </Button>
          </Stack>
        </form>
      )}
    </Panel>
  )
}

function NewSite({
  draft,
  change,
}: {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
}): ReactNode {
  return (
    <>
      <SiteStep draft={draft} change={change} />
      <TextInput
        label="Name in Fairlead"
        placeholder="production"
        description="Short, such as staging or production: it stands in plans and commands."
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        autoComplete="off"
        spellCheck={false}
      />
      <ProjectsStep draft={draft} change={change} />
    </>
  )
}

/** Undefined while something is missing. */
function requestOf(
  replaces: string,
  { url, deployment, name, way, scope, projects }: Draft,
  { hours, note }: typeof USUAL,
): Input<'POST /hand-overs'> | undefined {
  const terms = { hours, note: note.trim() === '' ? null : note.trim() }
  if (replaces !== NEW) return { ...terms, name: replaces, purpose: 'replacement' }
  if (url.trim() === '' || !deployment || name.trim() === '') return undefined
  if (scope === 'some' && projects.length === 0) return undefined
  const site = { url: url.trim(), deployment, projects: scope === 'all' ? null : [...projects], ...wayOutOf(way) }
  return { ...terms, ...site, name: name.trim(), purpose: 'connection' }
}

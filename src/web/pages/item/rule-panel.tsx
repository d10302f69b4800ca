/** Edits a rule: which issues of a site belong to the item, in JQL; where Jira refused it, the place is marked. */
import { Button, Group, Select, Stack, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { ItemView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Panel } from '../../parts/panel.tsx'
import { OF_ITEMS } from '../../portfolio.ts'
import { useAsk, useTell } from '../../queries.ts'
import classes from './item.module.css'
import { refusalIn } from './jql-position.ts'

export function RulePanel({
  item,
  connection,
  close,
}: {
  readonly item: ItemView
  /** `new` where there is no rule yet. */
  readonly connection: string | undefined
  readonly close: () => void
}): ReactNode {
  const sites = (useAsk('GET /connections', {}).data?.connections ?? []).map(({ name }) => name)
  const [asked, setSite] = useState<string | null>(connection === 'new' ? null : (connection ?? null))
  const site = asked ?? sites[0] ?? null
  const rule = item.rules.find((one) => one.connection === site)
  const [typed, setJql] = useState<string>()
  const jql = typed ?? rule?.jql ?? ''
  const save = useTell('PUT /items/{id}/rule', OF_ITEMS)
  const keep = (text: string): void => {
    if (site !== null) save.mutate({ id: item.id, connection: site, jql: text }, { onSuccess: close })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    keep(jql)
  }
  const sent = save.variables?.jql
  return (
    <Panel
      label="Rule"
      title={rule ? 'Rule' : 'New rule'}
      context={`${item.code} ${item.name}`}
      close={close}
      enter
      over
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Select
            label="Site"
            data={sites}
            value={site}
            disabled={rule !== undefined && connection !== 'new'}
            allowDeselect={false}
            onChange={setSite}
          />
          <Textarea
            label="Issues that belong here, in JQL"
            description="Matching issues count in the progress of this item, as long as they match."
            placeholder="project = PAY AND labels = checkout"
            autosize
            minRows={4}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12.5 } }}
            value={jql}
            onChange={(event) => setJql(event.currentTarget.value)}
          />
          {save.isError && <Refusal jql={sent ?? jql} says={save.error.message} />}
          {save.isError && <Failure error={save.error} />}
          {!save.isError && rule?.problem && typed === undefined && (
            <>
              <Refusal jql={rule.jql} says={rule.problem} />
              <Notice meaning="change" title="Jira refused it when it was last read.">
                {rule.problem}
              </Notice>
            </>
          )}
          <Group gap="xs" justify="flex-end">
            {rule && (
              <Button variant="subtle" color="red.8" mr="auto" disabled={save.isPending} onClick={() => keep('')}>
                Take the rule away
              </Button>
            )}
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" disabled={jql.trim() === '' || site === null} loading={save.isPending}>
              Save the rule
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}

function Refusal({ jql, says }: { readonly jql: string; readonly says: string }): ReactNode {
  const place = refusalIn(jql, says)
  return (
    place && (
      <pre className={`${classes.refused} code`}>
        {place.before}
        <mark>{place.at}</mark>
        {place.after}
      </pre>
    )
  )
}

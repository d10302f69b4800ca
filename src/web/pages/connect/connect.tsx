/** Connect a site: where, with which account, in which projects; tested before anything is stored. */
import { Anchor, Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { VerificationView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Guide } from '../../parts/guide.tsx'
import { Page } from '../../parts/page.tsx'
import { useTell } from '../../queries.ts'
import { AccountStep } from './account-step.tsx'
import classes from './connect.module.css'
import { type Draft, doneSteps, NOTHING, requestOf, STEPS, type StepName } from './draft.ts'
import { ProjectsStep } from './projects-step.tsx'
import { SiteStep } from './site-step.tsx'
import { Step, StepList } from './steps.tsx'
import { TestStep } from './test-step.tsx'

export function ConnectPage(): ReactNode {
  const [draft, setDraft] = useState(NOTHING)
  const [found, setFound] = useState<VerificationView>()
  const navigate = useNavigate()
  const verify = useTell('POST /connections/verify', [])
  const create = useTell('POST /connections', ['GET /connections', 'GET /overview'])
  // What was found holds only for what was tested.
  const change = (changes: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...changes }))
    if (Object.keys(changes).some((member) => member !== 'name')) setFound(undefined)
  }
  const proven = found?.account != null
  const done = doneSteps(draft, proven)
  const ready = STEPS.slice(0, 3).every((step) => done.has(step))
  const test = (): void => verify.mutate(requestOf(draft), { onSuccess: setFound, onError: () => setFound(undefined) })
  const connect = (): void =>
    create.mutate(requestOf(draft), {
      onSuccess: ({ name }) => {
        notifications.show({ message: `${name} is connected.` })
        void navigate({ to: '/sites/$name', params: { name } })
      },
    })
  const step = (name: StepName) => ({ name, number: STEPS.indexOf(name) + 1 })
  return (
    <Page title="Connect a site" context="The token is tested first and stored encrypted only when it works.">
      <div className={classes.columns}>
        <StepList done={done} />
        <div className={classes.form}>
          <Step {...step('Site')}>
            <SiteStep draft={draft} change={change} />
          </Step>
          <Step {...step('Account and token')}>
            <AccountStep draft={draft} change={change} />
            <Anchor component={Link} to="/sites/hand-overs" fz="sm" mt="sm">
              Somebody else makes the token: ask them by a one-time link
            </Anchor>
          </Step>
          <Step {...step('Projects')}>
            <ProjectsStep draft={draft} change={change} />
          </Step>
          <Step {...step('Test')}>
            <TestStep found={found} running={verify.isPending} error={verify.error} ready={ready} test={test} />
          </Step>
          <Step {...step('Connect')}>
            {create.isError && <Failure error={create.error} />}
            <Button size="sm" disabled={!proven || !ready} loading={create.isPending} onClick={connect}>
              Connect {draft.name.trim()}
            </Button>
          </Step>
        </div>
        <div className={classes.guide}>
          <Guide
            of={{
              deployment: draft.deployment ?? 'cloud',
              purpose: 'service',
              method: draft.login.method,
              url: draft.url.trim() || 'https://your-company.atlassian.net',
            }}
          />
        </div>
      </div>
    </Page>
  )
}

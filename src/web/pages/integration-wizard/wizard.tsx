/** Set up an integration, or change one, step by step. Nothing is written before its dry run was seen and it is started. */
import { IconLock } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useCallback, useRef } from 'react'
import { Empty } from '../../parts/empty.tsx'
import { LoadedPage } from '../../parts/loaded-page.tsx'
import { Page } from '../../parts/page.tsx'
import { useAsk } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import { draftOf, NOTHING } from './draft.ts'
import { WizardForm } from './wizard-form.tsx'

export function WizardPage(): ReactNode {
  const { view } = useView()
  const navigate = useNavigate()
  const may = useMay('administrator')
  const made = useRef<string>(undefined)
  const id = view.integration === made.current ? undefined : view.integration
  const kept = useAsk('GET /integrations/{id}', { id: id ?? '' }, { enabled: id !== undefined })
  // A new one gets its address when it is kept; the form stays as it is.
  const onMade = useCallback(
    (integration: string): void => {
      made.current = integration
      void navigate({ to: '.', search: (before) => ({ ...before, integration }), replace: true })
    },
    [navigate],
  )
  if (!may)
    return (
      <Page title="Set up an integration">
        <Empty
          Icon={IconLock}
          title="An administrator of Fairlead sets integrations up"
          says="You may look at those there are, at their conflicts and at what they write."
        />
      </Page>
    )
  if (id === undefined) return <WizardForm key="new" initial={NOTHING} onMade={onMade} />
  return (
    <LoadedPage title="Set up an integration" query={kept}>
      {(integration) => <WizardForm key={id} initial={draftOf(integration)} onMade={onMade} />}
    </LoadedPage>
  )
}

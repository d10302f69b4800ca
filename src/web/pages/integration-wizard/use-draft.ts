/** The draft while it is edited: a new one is kept from the first whole mapping on, and every change after a moment. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { IntegrationView } from '../../../actions/index.ts'
import type { Refused } from '../../api.ts'
import { useTell } from '../../queries.ts'
import { type Draft, isWhole } from './draft.ts'

/** Saving asks Jira whether it knows all that is named. */
const PAUSE = 1_200

export interface DraftState {
  readonly draft: Draft
  readonly change: (next: (draft: Draft) => Draft) => void
  /** Now, whatever the state; the integration as it is kept. */
  readonly save: () => Promise<IntegrationView>
  readonly saving: boolean
  readonly error: Refused | null
  /** Not yet kept. */
  readonly dirty: boolean
}

/** What runs, or has run, is saved only by who asks for its dry run: a draft alone may change under way. */
export function useDraft(initial: Draft, onMade: (id: string) => void): DraftState {
  const [draft, setDraft] = useState(initial)
  const [kept, setKept] = useState(initial.id === undefined ? undefined : initial)
  const create = useTell('POST /integrations', ['GET /integrations'])
  const put = useTell('PUT /integrations/{id}', ['GET /integrations', 'GET /integrations/{id}'])
  const { mutateAsync: createAsync } = create
  const { mutateAsync: putAsync } = put
  const busy = useRef<Promise<IntegrationView>>(undefined)
  const made = useRef(initial.id)
  const save = useCallback(async (): Promise<IntegrationView> => {
    // One after the other: two at once could make two.
    await busy.current?.catch(() => {})
    const { connection, mapping, points } = draft
    const [id, name] = [made.current, draft.name.trim()]
    busy.current =
      id === undefined
        ? createAsync({ name, connection: connection ?? '', mapping, points })
        : putAsync({ id, name, mapping })
    const integration = await busy.current
    setKept(draft)
    if (id === undefined) {
      made.current = integration.id
      setDraft((now) => ({ ...now, id: integration.id }))
      onMade(integration.id)
    }
    return integration
  }, [draft, createAsync, putAsync, onMade])
  const dirty = kept === undefined || kept.mapping !== draft.mapping || kept.name !== draft.name
  const mayWait = draft.id !== undefined && draft.state === 'draft'
  useEffect(() => {
    if (!(dirty && mayWait && isWhole(draft))) return
    const timer = setTimeout(() => void save().catch(() => {}), PAUSE)
    return () => clearTimeout(timer)
  }, [draft, dirty, mayWait, save])
  return {
    draft,
    change: setDraft,
    save,
    saving: create.isPending || put.isPending,
    error: create.error ?? put.error,
    dirty,
  }
}

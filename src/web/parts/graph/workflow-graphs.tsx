/** A workflow before and after as two graphs on the same places, and the same in words. Loaded when somebody looks. */
import { Button, Group } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react'
import { getViewportForBounds, ReactFlowProvider, type Viewport } from '@xyflow/react'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { Value } from '../difference/differ.ts'
import { ChosenTransition } from './chosen-transition.tsx'
import { drawn } from './elements.ts'
import classes from './graph.module.css'
import { type MergedWorkflow, mergeWorkflows } from './merge-workflows.ts'
import { type Placed, placeWorkflow } from './place.ts'
import { WorkflowCanvas } from './workflow-canvas.tsx'
import { WorkflowChanges } from './workflow-changes.tsx'

const HEIGHT = 520
const STEP = 1.25

export default function WorkflowGraphs({
  before,
  after,
  names,
}: {
  readonly before: Value
  readonly after: Value
  /** What the two sides are called. */
  readonly names: readonly [before: string, after: string]
}): ReactNode {
  const merged = useMemo(() => mergeWorkflows(before, after), [before, after])
  const places = useMemo(() => placeWorkflow(merged), [merged])
  const [chosen, choose] = useState<string>()
  const transition = merged.transitions.find(({ id }) => id === chosen)
  return (
    <div style={{ display: 'grid', gap: 14 }}>
      <Both merged={merged} places={places} names={names} choosing={{ chosen, choose }} />
      {transition && <ChosenTransition transition={transition} close={() => choose(undefined)} />}
      <WorkflowChanges merged={merged} choose={choose} />
    </div>
  )
}

function Both({
  merged,
  places,
  names,
  choosing,
}: {
  readonly merged: MergedWorkflow
  readonly places: Placed
  readonly names: readonly [string, string]
  readonly choosing: { readonly chosen: string | undefined; readonly choose: (id: string | undefined) => void }
}): ReactNode {
  const { ref, width } = useElementSize()
  const whole = useMemo(() => viewOfAll(places, Math.max(200, (width - 10) / 2)), [places, width])
  const [moved, setMoved] = useState<Viewport>()
  const viewport = moved ?? whole
  const zoom = useCallback(
    (by: number) => setMoved({ ...viewport, zoom: Math.min(1.6, Math.max(0.2, viewport.zoom * by)) }),
    [viewport],
  )
  const pictures = useMemo(
    () => (['before', 'after'] as const).map((side) => drawn(merged, places, side)),
    [merged, places],
  )
  return (
    <div>
      <Group gap={4} mb={6} justify="flex-end">
        <Tool label="Closer" Icon={IconPlus} act={() => zoom(STEP)} />
        <Tool label="Further away" Icon={IconMinus} act={() => zoom(1 / STEP)} />
        <Tool label="All of it" Icon={IconFocusCentered} act={() => setMoved(undefined)} />
      </Group>
      <div ref={ref} className={classes.both}>
        {pictures.map((picture, at) => (
          <div key={at === 0 ? 'before' : 'after'} className={classes.side}>
            <h4>{names[at]}</h4>
            <ReactFlowProvider>
              <WorkflowCanvas
                label={`${names[at]}, drawn`}
                picture={picture}
                viewport={viewport}
                onMove={setMoved}
                choosing={choosing}
              />
            </ReactFlowProvider>
          </div>
        ))}
      </div>
    </div>
  )
}

function Tool({
  label,
  Icon,
  act,
}: {
  readonly label: string
  readonly Icon: typeof IconPlus
  readonly act: () => void
}): ReactNode {
  return (
    <Button variant="default" px={7} aria-label={label} title={label} onClick={act}>
      <Icon size={14} aria-hidden />
    </Button>
  )
}

function viewOfAll({ statuses, routes }: Placed, width: number): Viewport {
  const all = [...statuses.values()]
  const bends = [...routes.values()].flatMap(({ points }) => points)
  const right = Math.max(1, ...all.map((place) => place.x + place.width), ...bends.map(({ x }) => x + 60))
  const bottom = Math.max(1, ...all.map((place) => place.y + place.height))
  return getViewportForBounds({ x: 0, y: 0, width: right, height: bottom }, width, HEIGHT, 0.2, 1, 0.04)
}

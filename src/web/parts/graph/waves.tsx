/** A plan drawn in waves from left to right; a chosen box lights what it waits for and what waits for it. Loaded when it is asked for. */
import { SegmentedControl } from '@mantine/core'
import {
  Background,
  Controls,
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import type { Output } from '../../api.ts'
import { useAsk } from '../../queries.ts'
import { nameIn } from '../keys.ts'
import { KindIcon, useKindLabel } from '../kind.tsx'
import { Loaded } from '../loaded.tsx'
import { withMeaning } from '../mark.tsx'
import { CHOICES } from '../signs.ts'
import { around, BOX, type Box, byKind, eachStep, type Folded } from './fold.ts'
import classes from './graph.module.css'
import { STILL } from './still.ts'

/** More stand together by kind at first; and more than can be asked for at once, always. */
const [MANY, MOST] = [200, 1_000]

/** Large enough to be read; the rest is moved into sight. */
const BEGIN = { x: 14, y: 10, zoom: 0.9 } as const
const heightOf = ({ boxes }: Folded): number =>
  40 + BEGIN.zoom * (BOX.height + Math.max(0, ...boxes.map(({ place }) => place.y)))

type BoxNode = Node<{ readonly box: Box }, 'box'>
type WaveNode = Node<{ readonly wave: number }, 'wave'>

interface Lit {
  readonly chosen: string | undefined
  readonly lit: ReadonlySet<string> | undefined
  readonly choose: (id: string | undefined) => void
}
const LitContext = createContext<Lit>({ chosen: undefined, lit: undefined, choose: () => {} })
const NODES = { box: BoxShape, wave: WaveShape }

export default function Waves({ plan: { id, changes } }: { readonly plan: PlanView }): ReactNode {
  const [together, setTogether] = useState(changes > MANY)
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <div style={{ minHeight: 30 }}>
        <SegmentedControl
          size="xs"
          aria-label="Boxes"
          data={[
            { value: 'steps', label: `Each step (${changes.toLocaleString()})`, disabled: changes > MOST },
            { value: 'kinds', label: 'By kind' },
          ]}
          value={together ? 'kinds' : 'steps'}
          onChange={(value) => setTogether(value === 'kinds')}
        />
      </div>
      {together ? <Together plan={id} /> : <Each plan={id} />}
    </div>
  )
}

function Each({ plan: id }: { readonly plan: string }): ReactNode {
  const query = useAsk('GET /plans/{id}/steps', { id, limit: MOST })
  return <Loaded query={query}>{(found) => <Answered found={found} fold={eachOf} />}</Loaded>
}

function Together({ plan: id }: { readonly plan: string }): ReactNode {
  const query = useAsk('GET /plans/{id}/waves', { id })
  return <Loaded query={query}>{(found) => <Answered found={found} fold={kindsOf} />}</Loaded>
}

const eachOf = ({ steps }: Output<'GET /plans/{id}/steps'>): Folded => eachStep(steps)
const kindsOf = ({ groups, lines }: Output<'GET /plans/{id}/waves'>): Folded => byKind(groups, lines)

/** Folded once for each answer. */
function Answered<Found>({
  found,
  fold,
}: {
  readonly found: Found
  readonly fold: (found: Found) => Folded
}): ReactNode {
  const folded = useMemo(() => fold(found), [found, fold])
  return <Lighting folded={folded} />
}

/** A chosen box lights what it waits for and what waits for it. */
function Lighting({ folded }: { readonly folded: Folded }): ReactNode {
  const [chosen, choose] = useState<string>()
  const near = useMemo(() => (chosen === undefined ? undefined : around(folded, chosen)), [folded, chosen])
  const lit = useMemo(
    () => (near && chosen !== undefined ? new Set([chosen, ...near.before, ...near.after]) : undefined),
    [near, chosen],
  )
  return (
    <>
      <span className="dimmed" aria-live="polite" style={{ fontSize: 13, minHeight: 20 }}>
        {near && `Waits for ${near.before.size}; ${near.after.size} wait for it.`}
      </span>
      <LitContext value={{ chosen, lit, choose }}>
        <section aria-label="The plan, drawn" className={classes.waves} style={{ height: heightOf(folded) }}>
          <ReactFlowProvider>
            <Drawn folded={folded} lit={lit} clear={() => choose(undefined)} />
          </ReactFlowProvider>
        </section>
      </LitContext>
    </>
  )
}

function Drawn({
  folded,
  lit,
  clear,
}: {
  readonly folded: Folded
  readonly lit: ReadonlySet<string> | undefined
  readonly clear: () => void
}): ReactNode {
  const nodes = useMemo(() => nodesOf(folded), [folded])
  const edges = useMemo(() => edgesOf(folded, lit), [folded, lit])
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODES}
      defaultViewport={BEGIN}
      {...STILL}
      minZoom={0.1}
      maxZoom={1.5}
      onlyRenderVisibleElements={folded.boxes.length > MANY}
      onPaneClick={clear}
    >
      <Background gap={20} size={1} color="var(--line)" />
      <Controls showInteractive={false} position="bottom-right" />
    </ReactFlow>
  )
}

function nodesOf({ boxes, waves }: Folded): (BoxNode | WaveNode)[] {
  const heads = Array.from({ length: waves }, (_, at): WaveNode => {
    const x = boxes.find(({ wave }) => wave === at + 1)?.place.x ?? 0
    return {
      id: `wave ${at + 1}`,
      type: 'wave',
      position: { x, y: 0 },
      width: BOX.width,
      height: 24,
      data: { wave: at + 1 },
    }
  })
  return [
    ...heads,
    ...boxes.map((box): BoxNode => ({ id: box.id, type: 'box', position: box.place, ...BOX, data: { box } })),
  ]
}

function edgesOf({ lines }: Folded, lit: ReadonlySet<string> | undefined): Edge[] {
  return lines.map(({ id, from, to }) => {
    const on = lit?.has(from) === true && lit.has(to)
    const stroke = on ? 'var(--focus)' : 'var(--line-strong)'
    return {
      id,
      source: from,
      target: to,
      style: { stroke, strokeWidth: on ? 2 : 1, opacity: lit && !on ? 0.15 : on ? 1 : 0.6 },
      zIndex: on ? 1 : 0,
    }
  })
}

function WaveShape({ data }: NodeProps<WaveNode>): ReactNode {
  return <div className={classes.wave}>Wave {data.wave}</div>
}

function BoxShape({ id, data: { box } }: NodeProps<BoxNode>): ReactNode {
  const { chosen, lit, choose } = useContext(LitContext)
  const label = useKindLabel()
  const { meaning, word, Icon } = CHOICES[box.verb]
  const name = box.about === null ? `${box.count.toLocaleString()} × ${label(box.kind)}` : nameIn(box.about)
  return (
    <button
      type="button"
      className={`nodrag nopan ${classes.step}`}
      style={withMeaning(meaning)}
      aria-pressed={id === chosen}
      aria-label={`${word} ${label(box.kind)} ${name}`}
      data-dim={(lit && !lit.has(id)) || undefined}
      data-lit={lit?.has(id) || undefined}
      title={`${word} ${name}`}
      onClick={() => choose(id === chosen ? undefined : id)}
    >
      <Handle type="target" position={Position.Left} className={classes.handle} isConnectable={false} />
      <Icon size={13} stroke={2.2} aria-hidden className={classes.icon} />
      <KindIcon kind={box.kind} />
      <span className="one-line">{name}</span>
      <Handle type="source" position={Position.Right} className={classes.handle} isConnectable={false} />
    </button>
  )
}

/** One side of a workflow, drawn. Both sides move together. */
import {
  Background,
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  type Viewport,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { colour, withMeaning } from '../mark.tsx'
import type { DrawnStatus, DrawnWay, drawn } from './elements.ts'
import { FATES } from './fates.ts'
import classes from './graph.module.css'
import { isAny, START } from './merge-workflows.ts'
import { pathThrough } from './place.ts'
import { STILL } from './still.ts'

type StatusNode = Node<{ readonly status: DrawnStatus }, 'status'>
type WayEdge = Edge<{ readonly way: DrawnWay }, 'way'>

/** The chosen transition, and how another is chosen. */
export interface Choosing {
  readonly chosen: string | undefined
  readonly choose: (id: string | undefined) => void
}
const ChoosingContext = createContext<Choosing>({ chosen: undefined, choose: () => {} })

const NODES = { status: StatusShape }
const EDGES = { way: WayShape }

export function WorkflowCanvas({
  label,
  picture,
  viewport,
  onMove,
  choosing,
}: {
  readonly label: string
  readonly picture: ReturnType<typeof drawn>
  readonly viewport: Viewport
  readonly onMove: (viewport: Viewport) => void
  readonly choosing: Choosing
}): ReactNode {
  const nodes = useMemo(() => picture.statuses.map(nodeOf), [picture])
  const edges = useMemo(() => picture.ways.map(edgeOf), [picture])
  return (
    <ChoosingContext value={choosing}>
      <section aria-label={label} className={classes.canvas}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODES}
          edgeTypes={EDGES}
          viewport={viewport}
          onViewportChange={onMove}
          {...STILL}
          minZoom={0.2}
          maxZoom={1.6}
          onlyRenderVisibleElements={picture.statuses.length > 100}
          onPaneClick={() => choosing.choose(undefined)}
        >
          <Background gap={20} size={1} color="var(--line)" />
        </ReactFlow>
      </section>
    </ChoosingContext>
  )
}

const nodeOf = (status: DrawnStatus): StatusNode => ({
  id: status.id,
  type: 'status',
  position: { x: status.place.x, y: status.place.y },
  width: status.place.width,
  height: status.place.height,
  data: { status },
})

const edgeOf = (way: DrawnWay): WayEdge => ({
  id: way.id,
  type: 'way',
  source: way.from,
  target: way.to,
  data: { way },
  markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16, color: lineColour(way) },
})

const lineColour = ({ fate }: DrawnWay): string =>
  fate === 'same' ? 'var(--line-strong)' : colour(FATES[fate].meaning)

function StatusShape({ data: { status } }: NodeProps<StatusNode>): ReactNode {
  const { id, name, fate } = status
  const { meaning, word, Icon } = FATES[fate]
  const small = id === START || isAny(id)
  return (
    <div className={classes.status} data-fate={fate} data-small={small || undefined} style={withMeaning(meaning)}>
      <Handle type="target" position={Position.Top} className={classes.handle} isConnectable={false} />
      {fate !== 'same' && <Icon size={14} stroke={2.2} aria-hidden className={classes.icon} />}
      <span className="one-line" title={name}>
        {name}
      </span>
      {fate !== 'same' && <span className={classes.word}>{word}</span>}
      <Handle type="source" position={Position.Bottom} className={classes.handle} isConnectable={false} />
    </div>
  )
}

function WayShape({ data, markerEnd }: EdgeProps<WayEdge>): ReactNode {
  const { chosen, choose } = useContext(ChoosingContext)
  if (!data) return null
  const { way } = data
  const lit = way.transitions.some(({ id }) => id === chosen)
  const { points, label } = way.route
  return (
    <>
      <BaseEdge
        path={pathThrough(points)}
        {...(markerEnd === undefined ? {} : { markerEnd })}
        style={{
          stroke: lineColour(way),
          strokeWidth: lit ? 3 : way.fate === 'same' ? 1.2 : 2,
          strokeDasharray: way.fate === 'removed' ? '5 4' : undefined,
        }}
      />
      <EdgeLabelRenderer>
        <div
          className={classes.names}
          style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
        >
          {way.transitions.map(({ id, name, fate }) => (
            <TransitionName
              key={id}
              name={name}
              fate={fate}
              chosen={id === chosen}
              choose={() => choose(id === chosen ? undefined : id)}
            />
          ))}
        </div>
      </EdgeLabelRenderer>
    </>
  )
}

function TransitionName({
  name,
  fate,
  chosen,
  choose,
}: {
  readonly name: string
  readonly fate: keyof typeof FATES
  readonly chosen: boolean
  readonly choose: () => void
}): ReactNode {
  const { meaning, word, Icon } = FATES[fate]
  return (
    <button
      type="button"
      className={`nodrag nopan ${classes.transition}`}
      data-fate={fate}
      style={withMeaning(meaning)}
      aria-pressed={chosen}
      title={fate === 'same' ? name : `${name}: ${word}`}
      onClick={choose}
    >
      {fate !== 'same' && <Icon size={12} stroke={2.2} aria-label={word} role="img" />}
      <span className="one-line">{name}</span>
    </button>
  )
}

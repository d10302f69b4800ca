/** How an item is measured: the choice with what each means, what issues without an estimate count as, the share by hand. */
import type { ReactNode } from 'react'
import type { ItemView } from '../../../actions/index.ts'
import { Choose } from '../../parts/edit/choose.tsx'
import { EditText } from '../../parts/edit/edit-text.tsx'
import { AS, MEASURES } from '../../parts/portfolio/roll-up-words.ts'
import { percent } from '../../parts/portfolio/share.tsx'
import { When } from '../../parts/when.tsx'
import { type ItemFields, useEditItem } from '../../portfolio.ts'
import { useMay } from '../../session.ts'

export function Measured({ item }: { readonly item: ItemView }): ReactNode {
  const { id, rollUp } = item
  const { mutate } = useEditItem()
  const may = useMay('editor')
  const set = (fields: ItemFields): void => mutate({ id, fields, shown: {} })
  if (!may) return rollUp.measure === 'hand' ? <SaidBy item={item} /> : null
  return (
    <div
      className="dimmed"
      style={{ display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap', fontSize: 13, whiteSpace: 'nowrap' }}
    >
      <Choose
        label="Measured"
        value={item.measure ?? ''}
        choices={() => measures(item)}
        choose={(measure) => set({ measure: measure === '' ? null : (measure as ItemView['rollUp']['measure']) })}
      >
        {rollUp.measure === rollUp.issueMeasure ? 'in ' : ''}
        {MEASURES[rollUp.measure].short}
      </Choose>
      {rollUp.issueMeasure !== 'count' && rollUp.measure === rollUp.issueMeasure && (
        <Choose
          label="Without an estimate"
          value={rollUp.unestimatedAs}
          choices={() => Object.entries(AS).map(([value, text]) => ({ value, text, shown: text }))}
          choose={(as) => set({ unestimated: as as keyof typeof AS })}
        >
          without an estimate, {AS[rollUp.unestimatedAs]}
        </Choose>
      )}
      {rollUp.measure === 'hand' && (
        <>
          <EditText
            label="Share in percent"
            text={item.share === null ? '' : String(Math.round(item.share.share * 1_000) / 10)}
            width={76}
            numeric
            keep={(typed) => {
              const share = Number(typed.replace('%', '').replace(',', '.')) / 100
              if (Number.isFinite(share)) set({ share })
            }}
          >
            {item.share === null ? 'Say how far it is' : percent(item.share.share)}
          </EditText>
          <SaidBy item={item} />
        </>
      )}
    </div>
  )
}

function SaidBy({ item: { share } }: { readonly item: ItemView }): ReactNode {
  if (share === null) return null
  return (
    <span className="dimmed">
      said by {share.name ?? 'somebody'}, <When at={share.at} />
    </span>
  )
}

/** Key results are a choice where there are some, weights where something stands below. */
function measures({ results, children, measure: chosen }: ItemView) {
  const may = { 'key-results': results.length > 0, weighted: children.length > 0 } as Readonly<Record<string, boolean>>
  const all = Object.entries(MEASURES).filter(([measure]) => measure === chosen || (may[measure] ?? true))
  const above = { value: '', text: 'as above', shown: <Measure name="as the item above" says="Or in issues." /> }
  return [
    above,
    ...all.map(([value, { short, says }]) => ({ value, text: short, shown: <Measure name={short} says={says} /> })),
  ]
}

function Measure({ name, says }: { readonly name: string; readonly says: string }): ReactNode {
  return (
    <>
      {name}
      <span className="dimmed" style={{ display: 'block', fontSize: 12, whiteSpace: 'normal' }}>
        {says}
      </span>
    </>
  )
}

/** How near the time is looked at, and the way back to today. */
import { Button, SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { ZOOMS, type Zoom } from '../../../portfolio/index.ts'
import { useView } from '../../view.ts'
import { zoomOf, zoomText } from './use-roadmap.ts'

const WORDS: Readonly<Record<Zoom, string>> = {
  weeks: 'Weeks',
  months: 'Months',
  quarters: 'Quarters',
  years: 'Years',
}

export function ZoomBar({ toToday }: { readonly toToday: () => void }): ReactNode {
  const { view, change } = useView()
  return (
    <>
      <Button variant="default" onClick={toToday}>
        Today
      </Button>
      <SegmentedControl
        size="xs"
        aria-label="Zoom"
        title="Also by Ctrl and the wheel"
        data={ZOOMS.map((value) => ({ value, label: WORDS[value] }))}
        value={zoomOf(view)}
        onChange={(zoom) => change({ zoom: zoomText(zoom) })}
      />
    </>
  )
}

/** How near the time is looked at, and the way back to today. */
import { Button, SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { ZOOMS, type Zoom } from '../../../portfolio/index.ts'

const WORDS: Readonly<Record<Zoom, string>> = {
  weeks: 'Weeks',
  months: 'Months',
  quarters: 'Quarters',
  years: 'Years',
}

export function ZoomBar({
  zoom,
  setZoom,
  toToday,
}: {
  readonly zoom: Zoom
  readonly setZoom: (zoom: Zoom) => void
  readonly toToday: () => void
}): ReactNode {
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
        value={zoom}
        onChange={setZoom}
      />
    </>
  )
}

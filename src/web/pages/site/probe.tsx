/** The probe: read-only questions that check what Fairlead assumes of this Jira. */
import { Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconCheck, IconMinus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Failure } from '../../parts/failure.tsx'
import { Count, Mark } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'
import type { Sign } from '../../parts/signs.ts'
import { useTell } from '../../queries.ts'
import classes from './probe.module.css'

const VERDICTS: Readonly<Record<string, Sign>> = {
  'as assumed': { meaning: 'done', word: 'As assumed', Icon: IconCheck },
  differs: { meaning: 'change', word: 'Differs', Icon: IconAlertTriangle },
  refused: { meaning: 'plain', word: 'Refused', Icon: IconBan },
  'not asked': { meaning: 'plain', word: 'Not asked', Icon: IconMinus },
}
const OTHER: Sign = { meaning: 'plain', word: 'Other', Icon: IconMinus }

/** What differs comes first: it is what the reader looks for. */
const ORDER = ['differs', 'refused', 'not asked', 'as assumed']

export function Probe({ name }: { readonly name: string }): ReactNode {
  const probe = useTell('POST /connections/{name}/probe', [])
  const lines = [...(probe.data?.lines ?? [])].sort(
    (left, right) => ORDER.indexOf(left.verdict) - ORDER.indexOf(right.verdict),
  )
  return (
    <Section
      title="Probe"
      says="Asks this Jira, read-only, whether it behaves as Fairlead assumes. The report holds no data of the site."
      action={
        <Button variant="default" loading={probe.isPending} onClick={() => probe.mutate({ name })}>
          {probe.data ? 'Probe again' : 'Probe this site'}
        </Button>
      }
    >
      {probe.isError && <Failure error={probe.error} />}
      {probe.data && (
        <Stack gap="sm">
          <div style={{ display: 'flex', gap: 16 }}>
            {ORDER.map((verdict) => (
              <Count
                key={verdict}
                sign={VERDICTS[verdict] ?? OTHER}
                count={probe.data?.counts[verdict] ?? 0}
                word={verdict}
              />
            ))}
          </div>
          <ul className={classes.lines}>
            {lines.map(({ name: line, verdict, assumes, because }) => (
              <li key={line}>
                <Mark sign={VERDICTS[verdict] ?? OTHER} />
                <div>
                  {String(assumes)}
                  {Array.isArray(because) && because.length > 0 && (
                    <Text fz="xs" className="dimmed">
                      {because.join('; ')}
                    </Text>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Stack>
      )}
    </Section>
  )
}

/** Mappings: what is remembered between two sites, who said it, what it replaced; and which object here is which there. */
import { Group, SegmentedControl, Select, Text } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Empty } from '../../parts/empty.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import { ConfigurationPage } from './configuration-page.tsx'
import { RememberedAnswers } from './remembered-answers.tsx'
import { RememberedPairings } from './remembered-pairings.tsx'

export function MappingsPage(): ReactNode {
  const pairs = useAsk('GET /mappings/sites', {})
  const { view, change } = useView()
  return (
    <ConfigurationPage name="Mappings">
      <Loaded query={pairs}>
        {({ pairs: found }) => {
          const chosen = found.find(({ from, to }) => from === view.from && to === view.to) ?? found[0]
          if (!chosen)
            return (
              <Empty
                Icon={IconArrowsExchange}
                title="Nothing is remembered yet"
                says="What is answered for a plan is remembered for its two sites once it is deployed, and so is which object here is which there. The next plan then asks no more."
              />
            )
          const { from, to, answers, pairings } = chosen
          const shown = view.show === 'pairings' ? 'pairings' : 'answers'
          return (
            <>
              <Group gap="sm" mb="md">
                <Select
                  size="xs"
                  w={260}
                  aria-label="Between which sites"
                  data={found.map((pair) => ({ value: `${pair.from} ${pair.to}`, label: `${pair.from} → ${pair.to}` }))}
                  value={`${from} ${to}`}
                  allowDeselect={false}
                  onChange={(value) => {
                    const [source, target] = (value ?? '').split(' ')
                    change({ from: source, to: target, open: undefined, q: undefined })
                  }}
                />
                <SegmentedControl
                  size="xs"
                  aria-label="What is remembered"
                  data={[
                    { value: 'answers', label: `Answers (${answers.toLocaleString()})` },
                    { value: 'pairings', label: `Pairings (${pairings.toLocaleString()})` },
                  ]}
                  value={shown}
                  onChange={(value) =>
                    change({ show: value === 'pairings' ? value : undefined, open: undefined, q: undefined })
                  }
                />
                <Text fz="sm" className="dimmed">
                  {shown === 'answers'
                    ? 'What the next plan takes as said.'
                    : 'Which object here is which there, whatever they are called by now.'}
                </Text>
              </Group>
              {shown === 'answers' ? (
                <RememberedAnswers key={`${from} ${to}`} from={from} to={to} />
              ) : (
                <RememberedPairings key={`${from} ${to}`} from={from} to={to} />
              )}
            </>
          )
        }}
      </Loaded>
    </ConfigurationPage>
  )
}

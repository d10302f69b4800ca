/** API keys: what programs act with in a person's stead; made, seen in use, ended. */
import { Button, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Empty, unlessEmpty } from '../../parts/empty.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Section } from '../../parts/section.tsx'
import { useAsk } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { KeyTable } from './key-table.tsx'
import { MakeKey } from './make-key.tsx'

export function KeysPage(): ReactNode {
  const mayAll = useMay('administrator')
  const { view, change } = useView()
  const everyone = mayAll && view.of === 'everyone'
  const query = useAsk('GET /keys', { everyone: everyone ? 'true' : 'false' }, { keep: true })
  const [making, setMaking] = useState(false)
  const make = <Button onClick={() => setMaking(true)}>Make a key</Button>
  return (
    <SettingsPage name="API keys">
      <Stack gap="md" maw={1080}>
        <Section
          title="API keys"
          says="For pipelines and scripts. A key acts in the name of whoever made it, and never may more than they may now."
          action={unlessEmpty(query.data?.keys, make)}
        >
          {mayAll && (
            <SegmentedControl
              size="xs"
              mb={10}
              aria-label="Whose keys"
              data={[
                { value: 'mine', label: 'Mine' },
                { value: 'everyone', label: 'Everybody’s' },
              ]}
              value={everyone ? 'everyone' : 'mine'}
              onChange={(of) => change({ of: of === 'everyone' ? of : undefined })}
            />
          )}
          <Loaded query={query}>
            {({ keys }) =>
              keys.length === 0 ? (
                <Empty
                  Icon={IconKey}
                  title="No key yet"
                  says="Make one for a pipeline, with no more than it needs and an end."
                  step={make}
                />
              ) : (
                <KeyTable keys={keys} everyone={everyone} />
              )
            }
          </Loaded>
        </Section>
        <Text fz="sm" className="dimmed">
          Send it as <code>Authorization: Bearer …</code>, or give it to the command line as FAIRLEAD_API_KEY beside
          FAIRLEAD_URL.
        </Text>
      </Stack>
      {making && <MakeKey close={() => setMaking(false)} />}
    </SettingsPage>
  )
}

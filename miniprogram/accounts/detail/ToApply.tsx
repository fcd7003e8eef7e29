import {
  closingForm,
  filingForm,
  loanForm,
  operatorChangeForm,
  profileChangeForm,
  undone,
} from '../../../shared/accounts'
import { go } from '../../_platform'
import { Card, Cell, Section } from '../../_ui'
import type { AccountPage } from './account-page'

/** What can be applied for with this account as it is now; each leads to its form. */
export function ToApply({ page }: { page: AccountPage }) {
  const forms = formsFor(page)
  if (forms.length === 0) return null
  const missing = undone(page.account.tasks).map(({ title }) => title)
  return (
    <Section id="to-apply" title="申请">
      <Card className="account-list">
        {forms.map(({ kind, title, purpose }) => (
          <Cell
            key={kind}
            id={`apply-${kind}`}
            title={title}
            {...(kind === filingForm.kind && missing.length > 0
              ? { note: `先完成移交清单（G14），还差：${missing.join('、')}` }
              : { note: purpose, onTap: () => go.apply(kind, page.account.id) })}
          />
        ))}
      </Card>
    </Section>
  )
}

function formsFor({ account: { state }, inside, can }: AccountPage) {
  const isHandedOver = inside !== null && inside.handover !== null
  const isKept = state === 'opening' || state === 'in-use'
  return [
    ...(can.apply && state === 'unfiled' ? [filingForm] : []),
    ...(can.apply && isKept ? [profileChangeForm] : []),
    ...(can.apply && !isHandedOver ? [operatorChangeForm] : []),
    ...(can.borrow ? [loanForm] : []),
    ...(can.apply && state !== 'closing' && !isHandedOver ? [closingForm] : []),
  ]
}

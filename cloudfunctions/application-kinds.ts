import { contactForm } from '../shared/contacts'
import { contestForm } from '../shared/contests'
import { accountKinds } from './accounts'
import type { ApplicationKind } from './applications'

const contestKind: ApplicationKind = {
  form: contestForm,
  about: ({ written }) => written.event?.trim() ?? '',
  next: '现在可以开始参加；材料请留档备查。',
}

const contactKind: ApplicationKind = {
  form: contactForm,
  about: ({ written }) => `${written.company?.trim() ?? ''} ${written.name?.trim() ?? ''}`.trim(),
  next: '现在可以在企业微信里添加这位联系人。',
}

/** All that can be applied for. Adding one adds its form and a line here, and leaves the engine as it is. */
export const applicationKinds: readonly ApplicationKind[] = [...accountKinds, contestKind, contactKind]

export { ApprovalSteps } from './ApprovalSteps'
export { BottomBar } from './BottomBar'
export { Button } from './Button'
export { Card } from './Card'
export { Cell } from './Cell'
export { ChainLine } from './ChainLine'
export { Choices } from './Choices'
export { CommissionCard } from './CommissionCard'
export { ConsentBar } from './ConsentBar'
export { DayField } from './DayField'
export { EditionDays } from './EditionDays'
export { Empty } from './Empty'
export { FailureNote } from './FailureState'
export { Field } from './Field'
export { Icon, type IconName } from './Icon'
export { JoinCard } from './JoinCard'
export { LongList } from './LongList'
export { LostNote } from './LostNote'
export { NextBar } from './NextBar'
export { NoticeLines } from './NoticeLines'
export { Page } from './Page'
export { PersonPicker, type Picked } from './PersonPicker'
export { PlacesBar } from './PlacesBar'
export { PostLine } from './PostLine'
export { Section } from './Section'
export { Sheet } from './Sheet'
export { Tabs } from './Tabs'
export { Tag, type Tone } from './Tag'
export { TextArea } from './TextArea'
export { TextInput } from './TextInput'
export { Timeline } from './Timeline'
export { WaitingCard } from './WaitingCard'
export {
  approvalStateWords,
  commissionWords,
  editionStateWords,
  postStateWords,
  sayLasting,
  sayEditionTime,
  verdictWords,
} from './wording'

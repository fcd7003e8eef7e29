import { Text, View } from '@tarojs/components'
import { go } from '../_platform'
import { Button } from './Button'
import { Card } from './Card'
import './JoinCard.scss'

/** What somebody sees who is not a member of staff yet. */
export function JoinCard() {
  return (
    <Card id="join" className="join">
      <Text className="join-title">欢迎使用微规</Text>
      <View className="join-text">
        公司的微信管理制度都在这里：投稿、审批、排期和留痕。请向管理员要一个邀请码，用它把微信和您的员工身份连起来。
      </View>
      <Button id="sign-in" wide onTap={go.signIn}>
        用邀请码加入
      </Button>
    </Card>
  )
}

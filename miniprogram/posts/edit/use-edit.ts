import { useState } from 'react'
import { api, toast, useCommand, type Inputs } from '../../_platform'
import { materialOf, type Draft } from '../parts/draft'
import type { HandIn } from '../parts/use-hand-in'

/**
 * Saves an editor's change, in the form in which the compose screen hands in.
 * @param of the digest of the revision that is being changed
 */
export function useEdit(postId: string, of: string): HandIn {
  const [saving, setSaving] = useState(false)
  const command = useCommand((edit: Inputs['posts']['edit']) => api.posts.edit.mutate(edit))

  async function send(draft: Draft): Promise<readonly string[]> {
    setSaving(true)
    const edited = await command.send({ postId, of, material: materialOf(draft) })
    setSaving(false)
    if (!edited) return []
    toast(sayEdited(edited))
    return [postId]
  }

  return {
    busy: saving,
    progress: saving ? '正在保存' : null,
    failure: command.failure,
    outcomes: null,
    forgive: command.forgive,
    send,
  }
}

function sayEdited({ changed, kind }: { changed: boolean; kind: 'editing' | 'correcting' }): string {
  if (!changed) return '内容没有变化'
  return kind === 'editing' ? '已保存，供稿人会看到改动' : '已更正，等审核再确认一次'
}

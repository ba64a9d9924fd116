import type { StateLabels } from '../moves.ts';

export type UploadStatus = 'waiting' | 'done' | 'failed' | 'skipped';
export const uploadStatusLabels: StateLabels<UploadStatus> = {
  waiting: { label: '待上传', tone: 'waiting' },
  done: { label: '已上传', tone: 'done' },
  failed: { label: '失败', tone: 'bad' },
  skipped: { label: '无需上传', tone: 'neutral' },
};
export type PickupStatus = 'open' | 'verified' | 'expired' | 'void';
export const pickupStatusLabels: StateLabels<PickupStatus> = {
  open: { label: '待提货', tone: 'active' },
  verified: { label: '已提货', tone: 'done' },
  expired: { label: '已过期', tone: 'bad' },
  void: { label: '已作废', tone: 'neutral' },
};

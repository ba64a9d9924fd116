import { Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import { afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import { useIntentionKey } from '@/features/use-intention-key';
import { showCase } from '@/features/after-sales/queries';
import { PictureField } from '@/features/pictures/picture-field';
import { toast } from '@/platform/feedback';
import { api } from '@/platform/request';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';

/** A word or more evidence for the shop. */
export function MessageSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const [text, setText] = useState('');
  const [pictures, setPictures] = useState<string[]>([]);
  const [uploading, setUploading] = useState(false);
  const keyOf = useIntentionKey();
  const empty = text.trim() === '' && pictures.length === 0;
  const send = async () => {
    if (uploading) return toast('图片还在上传，请稍候');
    const input = { id, text: text.trim(), pictures };
    await showCase(await api(afterSalesRoutes.message, input, { idempotencyKey: keyOf(input) }));
    toast('已发送');
    onClose();
  };
  return (
    <Sheet
      id="message-sheet"
      open
      title="留言和凭证"
      onClose={onClose}
      footer={
        <Button id="message-send" block disabled={empty} onTap={send}>
          发送
        </Button>
      }
    >
      <View className="message-form">
        <Textarea
          id="message-text"
          className="message-text"
          value={text}
          maxlength={500}
          placeholder="想对商家说的话"
          placeholderClass="placeholder"
          onInput={(event) => setText(event.detail.value)}
        />
        <PictureField id="message-pictures" value={pictures} max={9} onChange={setPictures} onBusy={setUploading} />
      </View>
    </Sheet>
  );
}

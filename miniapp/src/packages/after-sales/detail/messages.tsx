import { View } from '@tarojs/components';
import type { CaseMessage } from '@huitou/shared-types/after-sales/schema.ts';
import { PictureRow } from '@/features/pictures/picture-field';
import { shortTime } from '@/platform/time';
import { Card } from '@/ui/cell';

const speaker: Record<CaseMessage['by'], string> = { customer: '我', staff: '商家', system: '系统' };

/** What customer and shop wrote to each other, in the order in which it was said. */
export function Messages({ messages }: { messages: readonly CaseMessage[] }) {
  const inOrder = [...messages].sort((a, b) => new Date(a.at).getTime() - new Date(b.at).getTime());
  if (inOrder.length === 0) return null;
  return (
    <Card id="case-messages" title="协商记录">
      {inOrder.map((message) => (
        <View key={message.id} className={`case-message case-message-${message.by}`}>
          <View className="case-message-head">
            {speaker[message.by]}
            <View className="case-message-time">{shortTime(message.at)}</View>
          </View>
          {message.text ? <View className="case-message-text">{message.text}</View> : null}
          <PictureRow pictures={message.pictures} />
        </View>
      ))}
    </Card>
  );
}

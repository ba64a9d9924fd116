import { Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import type { ParsedAddress } from '@huitou/shared-types/customers/schema.ts';
import { canChooseAddress, chooseAddress } from '@/platform/choose-address';
import { toast } from '@/platform/feedback';
import { api } from '@/platform/request';
import { Button } from '@/ui/button';
import { Card } from '@/ui/cell';

/** A pasted line, or an address that WeChat knows, is read by the server and fills the form. */
export function PasteBox({ onParsed }: { onParsed: (parsed: ParsedAddress) => void }) {
  const [text, setText] = useState('');
  const parse = async (line: string) => {
    const parsed = await api(customerRoutes.parseAddress, { text: line });
    if (!parsed.name && !parsed.phone && !parsed.provinceCode && !parsed.detail) return toast('没有识别出来，请手动填写');
    onParsed(parsed);
    toast('已识别，请核对');
  };
  return (
    <Card>
      <Textarea
        id="address-paste"
        className="address-paste"
        value={text}
        maxlength={300}
        placeholder="粘贴姓名、电话和地址，自动识别"
        placeholderClass="placeholder"
        onInput={(event) => setText(event.detail.value)}
      />
      <View className="address-paste-actions">
        {canChooseAddress ? (
          <Button id="address-import" kind="plain" size="s" onTap={async () => parse(await chooseAddress())}>
            导入微信地址
          </Button>
        ) : null}
        <Button id="address-parse" kind="soft" size="s" disabled={text.trim() === ''} onTap={() => parse(text.trim())}>
          智能识别
        </Button>
      </View>
    </Card>
  );
}

import { View } from '@tarojs/components';
import { useState } from 'react';
import { afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { carrierCodes, carriers, type CarrierCode } from '@huitou/shared-types/fulfilment/carriers.ts';
import { useIntentionKey } from '@/features/use-intention-key';
import { carrierOf, tidyTracking, trackingFits } from '@/features/after-sales/carriers';
import { showCase } from '@/features/after-sales/queries';
import { PictureField } from '@/features/pictures/picture-field';
import { ReturnAddress } from '@/features/after-sales/return-address';
import { tellFailure, toast } from '@/platform/feedback';
import { back } from '@/platform/nav';
import { api } from '@/platform/request';
import { canScan, scan } from '@/platform/scan';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Card, Cell } from '@/ui/cell';
import { Field } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { Options } from '@/ui/options';
import { Sheet } from '@/ui/sheet';

/** By which parcel the goods come back: the number tells the carrier where it can. */
export function ParcelForm({ one }: { one: CaseView }) {
  const [trackingNo, setTrackingNo] = useState(one.returnParcel?.trackingNo ?? '');
  const [chosen, setChosen] = useState<CarrierCode | undefined>(() => carrierCodes.find((code) => code === one.returnParcel?.carrier));
  const [pictures, setPictures] = useState<string[]>([]);
  const [uploading, setUploading] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [tried, setTried] = useState(false);
  const keyOf = useIntentionKey();
  const carrier = chosen ?? carrierOf(trackingNo);
  const numberError = trackingNo.trim() === '' ? '请填写快递单号' : undefined;
  const doubtful = !numberError && carrier && trackingNo.trim().length >= 8 && !trackingFits(carrier, trackingNo);
  const take = (text: string) => setTrackingNo(tidyTracking(text));
  const save = async () => {
    setTried(true);
    if (numberError) return toast(numberError);
    if (!carrier) return toast('请选择快递公司');
    if (uploading) return toast('图片还在上传，请稍候');
    const input = { id: one.id, carrier, trackingNo: tidyTracking(trackingNo), pictures };
    await showCase(await api(afterSalesRoutes.send, input, { idempotencyKey: keyOf(input) }));
    toast('已提交，等待商家收货');
    back();
  };
  return (
    <>
      {one.returnTo ? <ReturnAddress to={one.returnTo} /> : null}
      <Card className="return-form">
        <Field
          id="tracking-no"
          label="快递单号"
          value={trackingNo}
          maxlength={32}
          placeholder={canScan ? '填写或扫描面单条码' : '填写面单上的单号'}
          error={tried ? numberError : undefined}
          onChange={setTrackingNo}
          aside={
            canScan ? (
              <View
                id="tracking-scan"
                className="return-scan"
                role="button"
                aria-label="扫码"
                onClick={() => scan().then(take, tellFailure)}
              >
                <Icon name="scan" size={22} />
              </View>
            ) : null
          }
        />
        <Cell
          id="carrier"
          label="快递公司"
          value={carriers.find(({ code }) => code === carrier)?.name ?? '请选择'}
          onTap={() => setChoosing(true)}
        />
        {doubtful ? (
          <View id="tracking-doubt" className="return-doubt">
            单号和快递公司好像对不上，请核对
          </View>
        ) : null}
      </Card>
      <Card title="面单照片">
        <View className="return-hint">选填，遇到物流问题时方便核对</View>
        <PictureField id="parcel-pictures" value={pictures} max={3} onChange={setPictures} onBusy={setUploading} />
      </Card>
      <BottomBar>
        <Button id="parcel-submit" block onTap={save}>
          提交
        </Button>
      </BottomBar>
      {choosing ? (
        <Sheet id="carrier-sheet" open title="选择快递公司" onClose={() => setChoosing(false)}>
          <Options
            id="carrier"
            options={carriers.map(({ code, name }) => ({ key: code, label: name }))}
            current={carrier}
            onChange={(code) => {
              setChosen(code);
              setChoosing(false);
            }}
          />
        </Sheet>
      ) : null}
    </>
  );
}

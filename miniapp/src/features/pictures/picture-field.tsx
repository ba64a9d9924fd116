import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import { fileRoutes } from '@huitou/shared-types/files/routes.ts';
import { messageOf, toast } from '@/platform/feedback';
import { fileUrl } from '@/platform/config';
import { api } from '@/platform/request';
import { Icon } from '@/ui/icon';
import { Picture } from '@/ui/picture';
import './picture-field.scss';

/** What the server takes (`POST /files/images`). */
const MAX_BYTES = 5 * 1024 * 1024;

interface Upload {
  path: string;
  state: 'running' | 'failed';
}

interface PictureFieldProps {
  id: string;
  /** Addresses in the file store. */
  value: readonly string[];
  max: number;
  onChange: Dispatch<SetStateAction<string[]>>;
  /** Whether something is still on its way; give it a setter that stays the same. */
  onBusy?: (busy: boolean) => void;
}

/** Pictures of the customer's: chosen or taken, sent at once, each to be looked at, taken away, or sent again. */
export function PictureField({ id, value, max, onChange, onBusy }: PictureFieldProps) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const room = max - value.length - uploads.length;
  const busy = uploads.some(({ state }) => state === 'running');
  useEffect(() => onBusy?.(busy), [busy, onBusy]);
  const drop = (path: string) => setUploads((all) => all.filter((one) => one.path !== path));
  const mark = (path: string, state: Upload['state']) => setUploads((all) => [...all.filter((one) => one.path !== path), { path, state }]);
  const send = async (path: string) => {
    mark(path, 'running');
    try {
      const { url } = await api(fileRoutes.uploadImage, { file: path });
      drop(path);
      onChange((urls) => [...urls, url]);
    } catch (error) {
      mark(path, 'failed');
      toast(messageOf(error));
    }
  };
  const choose = async () => {
    // Closing the album is no failure.
    const chosen = await Taro.chooseImage({ count: room, sizeType: ['compressed'] }).catch(() => undefined);
    const files = (chosen?.tempFiles ?? []).slice(0, room);
    const small = files.filter(({ size }) => size <= MAX_BYTES);
    if (small.length < files.length) toast('单张图片最大 5 MB');
    await Promise.all(small.map(({ path }) => send(path)));
  };
  const look = (url: string) => void Taro.previewImage({ current: fileUrl(url), urls: value.map(fileUrl) });
  return (
    <View id={id} className="pictures">
      {value.map((url, i) => (
        <View key={url} className="pictures-one">
          <Picture src={url} alt={`图片 ${i + 1}`} className="pictures-image" onClick={() => look(url)} />
          <View
            id={`${id}-remove-${i}`}
            className="pictures-remove"
            role="button"
            aria-label="移除图片"
            onClick={() => onChange((urls) => urls.filter((one) => one !== url))}
          >
            <Icon name="close" size={12} />
          </View>
        </View>
      ))}
      {uploads.map(({ path, state }) => (
        <View key={path} className="pictures-one" onClick={() => state === 'failed' && void send(path)}>
          <Picture src={path} className="pictures-image" />
          <View className="pictures-veil">{state === 'running' ? '上传中' : '点此重试'}</View>
          {state === 'failed' ? (
            <View
              className="pictures-remove"
              role="button"
              aria-label="移除图片"
              onClick={(event) => {
                event.stopPropagation();
                drop(path);
              }}
            >
              <Icon name="close" size={12} />
            </View>
          ) : null}
        </View>
      ))}
      {room > 0 ? (
        <View id={`${id}-add`} className="pictures-add" hoverClass="pictures-pressed" role="button" aria-label="添加图片" onClick={choose}>
          <Icon name="camera" size={24} />
          <View className="pictures-count">
            {value.length}/{max}
          </View>
        </View>
      ) : null}
    </View>
  );
}

/** Pictures to look at. */
export function PictureRow({ pictures }: { pictures: readonly string[] }) {
  if (pictures.length === 0) return null;
  const look = (url: string) => void Taro.previewImage({ current: fileUrl(url), urls: pictures.map(fileUrl) });
  return (
    <View className="pictures">
      {pictures.map((url, i) => (
        <Picture key={url} src={url} alt={`图片 ${i + 1}`} className="pictures-image" onClick={() => look(url)} />
      ))}
    </View>
  );
}

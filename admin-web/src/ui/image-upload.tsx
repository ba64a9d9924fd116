import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { fileRoutes } from '@huitou/shared-types/files/routes.ts';
import { App, Button, Flex, Image, Spin, Upload } from 'antd';
import { useState, type DragEvent, type ReactElement } from 'react';
import { api } from '../lib/api.ts';
import { errorMessage } from '../lib/use-action.ts';

const ACCEPT = 'image/jpeg,image/png,image/webp';
const MAX_BYTES = 10 * 1024 * 1024;

/** Sends a picture and answers its address; a refusal is shown and answers null. */
export const useUploadImage = (): ((file: File) => Promise<string | null>) => {
  const { message } = App.useApp();
  return async (file) => {
    if (file.size > MAX_BYTES) {
      void message.error(`“${file.name}”超过 10 MB`);
      return null;
    }
    try {
      return (await api(fileRoutes.staffUploadImage, { file })).url;
    } catch (error) {
      void message.error(`“${file.name}”上传失败：${errorMessage(error)}`);
      return null;
    }
  };
};

interface AddTileProps {
  size: number;
  multiple?: boolean;
  label?: string;
  onUploaded: (url: string) => void;
}

const AddTile = ({ size, multiple = false, label = '上传', onUploaded }: AddTileProps): ReactElement => {
  const upload = useUploadImage();
  const [running, setRunning] = useState(0);
  return (
    <Upload
      accept={ACCEPT}
      multiple={multiple}
      showUploadList={false}
      beforeUpload={(file) => {
        setRunning((n) => n + 1);
        void upload(file).then((url) => {
          setRunning((n) => n - 1);
          if (url) onUploaded(url);
        });
        return false;
      }}
    >
      <button type="button" className="image-add" style={{ width: size, height: size }} aria-label="上传图片">
        {running > 0 ? <Spin size="small" /> : <PlusOutlined />}
        {size >= 64 && <span className="small">{running > 0 ? '上传中' : label}</span>}
      </button>
    </Upload>
  );
};

interface ImageUploadProps {
  value?: string | null;
  onChange?: (url: string | null) => void;
  size?: number;
  label?: string;
}

/** One picture: upload, look at it, take it out. */
export const ImageUpload = ({ value, onChange, size = 80, label }: ImageUploadProps): ReactElement =>
  value ? (
    <div className="image-tile" style={{ width: size, height: size }}>
      <Image src={value} width={size} height={size} className="thumb" alt="" preview={{ cover: null }} />
      <Button
        size="small"
        type="text"
        className="image-remove"
        icon={<DeleteOutlined />}
        aria-label="移除图片"
        onClick={() => onChange?.(null)}
      />
    </div>
  ) : (
    <AddTile size={size} {...(label ? { label } : {})} onUploaded={(url) => onChange?.(url)} />
  );

interface GalleryProps {
  value?: string[];
  onChange?: (urls: string[]) => void;
  max: number;
  /** Whether the first picture is the main one; not so where pictures are only evidence. */
  main?: boolean;
  id?: string;
}

/** Several pictures in an order that can be dragged. */
export const Gallery = ({ value = [], onChange, max, main = true, id }: GalleryProps): ReactElement => {
  const [dragged, setDragged] = useState<number | null>(null);
  const [added, setAdded] = useState<string[]>([]);
  const urls = [...value, ...added.filter((url) => !value.includes(url))].slice(0, max);
  const add = (url: string): void =>
    setAdded((old) => {
      const next = [...old, url];
      // Several uploads end in one tick; each must see those before it, which the form's value does not show yet.
      onChange?.([...value, ...next.filter((one) => !value.includes(one))].slice(0, max));
      return next;
    });
  const change = (next: string[]): void => {
    setAdded([]);
    onChange?.(next);
  };
  const drop = (event: DragEvent, to: number): void => {
    event.preventDefault();
    if (dragged === null || dragged === to) return;
    const next = [...urls];
    next.splice(to, 0, ...next.splice(dragged, 1));
    setDragged(null);
    change(next);
  };
  return (
    <Flex gap={8} wrap {...(id ? { id } : {})}>
      {urls.map((url, i) => (
        <div
          key={url}
          className="image-tile"
          draggable
          onDragStart={() => setDragged(i)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => drop(event, i)}
          style={{ width: 88, height: 88, opacity: dragged === i ? 0.4 : 1 }}
        >
          <Image src={url} width={88} height={88} className="thumb" alt={`图片 ${i + 1}`} preview={{ cover: null }} />
          {main && i === 0 && <span className="image-main">主图</span>}
          <Button
            size="small"
            type="text"
            className="image-remove"
            icon={<DeleteOutlined />}
            aria-label={`移除图片 ${i + 1}`}
            onClick={() => change(urls.filter((one) => one !== url))}
          />
        </div>
      ))}
      {urls.length < max && <AddTile size={88} multiple label={`${urls.length}/${max}`} onUploaded={add} />}
    </Flex>
  );
};

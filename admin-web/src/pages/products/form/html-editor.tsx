import {
  AlignCenterOutlined,
  BoldOutlined,
  ClearOutlined,
  CodeOutlined,
  OrderedListOutlined,
  PictureOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Button, Flex, Input, Tooltip, Upload } from 'antd';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useUploadImage } from '../../../ui/image-upload.tsx';

interface HtmlEditorProps {
  value?: string;
  onChange?: (html: string) => void;
  /** Pixels of the page that is shown. */
  height?: number;
}

const MAX_LENGTH = 60_000;
const STYLE = `<style>body{margin:0;padding:12px;font:15px/1.7 -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#222;word-break:break-word;outline:none}img{max-width:100%;height:auto;display:block}table{border-collapse:collapse;width:100%}td,th{border:1px solid #ddd;padding:4px 6px}</style>`;

const TOOLS = [
  { command: 'bold', title: '加粗', icon: <BoldOutlined /> },
  { command: 'formatBlock', argument: 'h3', title: '小标题', icon: <b>H</b> },
  { command: 'insertUnorderedList', title: '项目列表', icon: <UnorderedListOutlined /> },
  { command: 'insertOrderedList', title: '编号列表', icon: <OrderedListOutlined /> },
  { command: 'justifyCenter', title: '居中', icon: <AlignCenterOutlined /> },
  { command: 'removeFormat', title: '清除格式', icon: <ClearOutlined /> },
] as const;

/**
 * The description as the phone shows it, edited in place, or its source. It lives in a sandboxed frame without scripts: imported
 * descriptions are other people's HTML, and must not run with the rights of a member of staff.
 */
export const HtmlEditor = ({ value = '', onChange, height = 520 }: HtmlEditorProps): ReactElement => {
  const [source, setSource] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const emitted = useRef<string | null>(null);
  const report = useRef(onChange);
  useEffect(() => {
    report.current = onChange;
  });
  const upload = useUploadImage();

  const fill = (): void => {
    const doc = frame.current?.contentDocument;
    if (!doc?.body) return;
    doc.body.innerHTML = value;
    doc.body.contentEditable = 'true';
    const observer = new MutationObserver(() => {
      emitted.current = doc.body.innerHTML;
      report.current?.(doc.body.innerHTML);
    });
    observer.observe(doc.body, { childList: true, subtree: true, characterData: true, attributes: true });
  };
  useEffect(() => {
    const doc = frame.current?.contentDocument;
    if (source || !doc?.body || value === emitted.current || doc.body.innerHTML === value) return;
    doc.body.innerHTML = value;
  }, [value, source]);

  const run = (command: string, argument?: string): void => {
    const doc = frame.current?.contentDocument;
    if (!doc) return;
    doc.body.focus();
    doc.execCommand(command, false, argument);
  };
  const addImage = async (file: File): Promise<void> => {
    const url = await upload(file);
    const doc = frame.current?.contentDocument;
    if (!url || !doc) return;
    const image = doc.createElement('img');
    image.src = url;
    doc.body.append(image);
  };
  return (
    <div className="html-editor">
      <Flex className="html-tools" gap={2} align="center">
        {TOOLS.map((tool) => (
          <Tooltip key={tool.command} title={tool.title}>
            <Button
              type="text"
              size="small"
              disabled={source}
              icon={tool.icon}
              aria-label={tool.title}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => run(tool.command, 'argument' in tool ? tool.argument : undefined)}
            />
          </Tooltip>
        ))}
        <Upload
          accept="image/jpeg,image/png,image/webp"
          multiple
          showUploadList={false}
          disabled={source}
          beforeUpload={(file) => {
            void addImage(file);
            return false;
          }}
        >
          <Button type="text" size="small" disabled={source} icon={<PictureOutlined />}>
            插入图片
          </Button>
        </Upload>
        <div style={{ flex: 1 }} />
        <span className={value.length > MAX_LENGTH ? 'bad small' : 'muted small'}>
          {value.length} / {MAX_LENGTH}
        </span>
        <Button type={source ? 'primary' : 'text'} size="small" icon={<CodeOutlined />} onClick={() => setSource(!source)}>
          源码
        </Button>
      </Flex>
      {source ? (
        <Input.TextArea
          value={value}
          rows={22}
          variant="borderless"
          className="code"
          spellCheck={false}
          onChange={(event) => onChange?.(event.target.value)}
        />
      ) : (
        <Flex justify="center" style={{ background: '#f4f5f6' }}>
          <iframe
            ref={frame}
            title="商品详情"
            sandbox="allow-same-origin"
            style={{ height }}
            srcDoc={`<!doctype html>${STYLE}<body>`}
            onLoad={fill}
          />
        </Flex>
      )}
    </div>
  );
};

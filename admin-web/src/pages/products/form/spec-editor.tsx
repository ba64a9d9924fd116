import { CloseOutlined, DeleteOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Flex, Input, Switch } from 'antd';
import { useState, type DragEvent, type ReactElement } from 'react';
import { ImageUpload } from '../../../ui/image-upload.tsx';
import { newKey } from './draft.ts';
import { moveItem, type SpecDraft, type SpecValueDraft } from './sku-matrix.ts';

const MAX_SPECS = 3;
const COMMON = ['颜色', '尺码', '口味', '规格', '容量', '款式', '套餐', '材质'].map((value) => ({ value }));

interface SpecEditorProps {
  specs: SpecDraft[];
  onChange: (specs: SpecDraft[]) => void;
}

/** What a drag carries: a spec, or a value of a spec. */
type Dragged = { spec: number; value: number | null } | null;

/** Names and values of up to three specs; both are dragged into order, and the first spec's values may carry pictures. */
export const SpecEditor = ({ specs, onChange }: SpecEditorProps): ReactElement => {
  const [dragged, setDragged] = useState<Dragged>(null);
  const [pictures, setPictures] = useState(() => specs[0]?.values.some((value) => value.image) ?? false);
  const setSpec = (i: number, part: Partial<SpecDraft>): void =>
    onChange(specs.map((spec, at) => (at === i ? { ...spec, ...part } : spec)));
  const setValue = (i: number, v: number, part: Partial<SpecValueDraft>): void =>
    setSpec(i, { values: (specs[i]?.values ?? []).map((value, at) => (at === v ? { ...value, ...part } : value)) });
  const drop = (event: DragEvent, spec: number, value: number | null): void => {
    event.preventDefault();
    event.stopPropagation();
    if (!dragged) return;
    if (dragged.value === null) onChange(moveItem(specs, dragged.spec, spec));
    else if (value !== null && dragged.spec === spec) setSpec(spec, { values: moveItem(specs[spec]?.values ?? [], dragged.value, value) });
    setDragged(null);
  };
  return (
    <div>
      {specs.map((spec, i) => (
        <div key={spec.key} className="spec-box" onDragOver={(event) => event.preventDefault()} onDrop={(event) => drop(event, i, null)}>
          <Flex gap={8} align="center" style={{ marginBottom: 10 }}>
            <span draggable className="drag-handle" title="拖动排序" onDragStart={() => setDragged({ spec: i, value: null })}>
              <HolderOutlined />
            </span>
            <AutoComplete options={COMMON} value={spec.name} onChange={(name: string) => setSpec(i, { name })} style={{ width: 140 }}>
              <Input placeholder="规格名，如颜色" maxLength={12} aria-label={`规格 ${i + 1} 名称`} />
            </AutoComplete>
            {i === 0 && (
              <span className="muted">
                <Switch size="small" checked={pictures} aria-label="规格值配图" onChange={setPictures} /> 规格值配图
              </span>
            )}
            <div style={{ flex: 1 }} />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`删除规格 ${i + 1}`}
              onClick={() => onChange(specs.filter((one) => one !== spec))}
            />
          </Flex>
          <Flex gap={8} wrap style={{ paddingInlineStart: 22 }}>
            {spec.values.map((value, v) => (
              <Flex key={value.key} vertical gap={4} onDragOver={(event) => event.preventDefault()} onDrop={(event) => drop(event, i, v)}>
                <Input
                  value={value.name}
                  maxLength={30}
                  placeholder="规格值"
                  aria-label={`${spec.name || '规格'}的值 ${v + 1}`}
                  style={{ width: 150 }}
                  prefix={
                    <span
                      draggable
                      className="drag-handle"
                      onDragStart={(event) => {
                        event.stopPropagation();
                        setDragged({ spec: i, value: v });
                      }}
                    >
                      <HolderOutlined />
                    </span>
                  }
                  suffix={
                    <CloseOutlined
                      className="muted"
                      aria-label="删除规格值"
                      onClick={() => setSpec(i, { values: spec.values.filter((one) => one !== value) })}
                    />
                  }
                  onChange={(event) => setValue(i, v, { name: event.target.value })}
                  onPressEnter={(event) => {
                    event.preventDefault();
                    setSpec(i, { values: [...spec.values, { key: newKey(), name: '' }] });
                  }}
                  autoFocus={value.name === '' && v > 0}
                />
                {i === 0 && pictures && (
                  <ImageUpload size={64} value={value.image ?? null} onChange={(image) => setValue(i, v, { image })} />
                )}
              </Flex>
            ))}
            <Button
              type="dashed"
              icon={<PlusOutlined />}
              onClick={() => setSpec(i, { values: [...spec.values, { key: newKey(), name: '' }] })}
            >
              加规格值
            </Button>
          </Flex>
        </div>
      ))}
      {specs.length < MAX_SPECS && (
        <Button
          icon={<PlusOutlined />}
          onClick={() => onChange([...specs, { key: newKey(), name: '', values: [{ key: newKey(), name: '' }] }])}
        >
          添加规格
        </Button>
      )}
    </div>
  );
};

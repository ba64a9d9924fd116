import { View } from '@tarojs/components';
import type { InvoiceFile } from '@huitou/shared-types/invoices/schema.ts';
import { fileLink } from '@/platform/config';
import { saveDownload } from '@/platform/download';
import { copy } from '@/platform/feedback';
import { openFile } from '@/platform/open-file';
import { Button } from '@/ui/button';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';

const KIB = 1024;
const sizeText = (bytes: number): string =>
  bytes < KIB * KIB ? `${Math.max(1, Math.round(bytes / KIB))} KB` : `${(bytes / KIB / KIB).toFixed(1)} MB`;

/** The document in every format there is: to look at, to keep, to pass on. */
export function Files({ files }: { files: readonly InvoiceFile[] }) {
  if (files.length === 0) return null;
  return (
    <Card id="invoice-files" title="发票文件">
      {files.map((file) => (
        <File key={file.id} file={file} />
      ))}
      <View className="file-note">下载链接几分钟内有效，过期后回到这里重新打开</View>
    </Card>
  );
}

function File({ file: { format, state, url, bytes } }: { file: InvoiceFile }) {
  return (
    <View id={`file-${format}`} className="file">
      <Icon name="list" size={22} className="file-icon" />
      <View className="file-text">
        <View className="file-name">{format.toUpperCase()}</View>
        <View className="file-size">
          {url ? sizeText(bytes) : state === 'fetching' ? '正在生成，请稍候' : '文件暂时取不到，请稍后再试'}
        </View>
      </View>
      {url && format === 'pdf' ? (
        <>
          <Button id="file-copy-pdf" kind="plain" size="s" onTap={() => copy(fileLink(url), '链接已复制，请尽快打开')}>
            复制链接
          </Button>
          <Button id="file-open-pdf" kind="soft" size="s" onTap={() => openFile(url, 'pdf')}>
            预览
          </Button>
        </>
      ) : null}
      {url && format !== 'pdf' ? (
        <Button id={`file-open-${format}`} kind="plain" size="s" onTap={() => saveDownload(url)}>
          下载
        </Button>
      ) : null}
    </View>
  );
}

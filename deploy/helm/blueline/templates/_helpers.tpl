{{- define "blueline.name" -}}
{{- default .Release.Name .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "blueline.selector" -}}
app.kubernetes.io/name: blueline
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{- define "blueline.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{ include "blueline.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "blueline.image" -}}
{{- $repository := required "image.repository has to be set: where the image is." .Values.image.repository -}}
{{- $tag := default .Chart.AppVersion .Values.image.tag -}}
{{- printf "%s:%s" $repository $tag }}{{ with .Values.image.digest }}@{{ . }}{{ end -}}
{{- end -}}

{{/* Checks that no schema can express: values that are valid alone and wrong together. */}}
{{- define "blueline.check" -}}
{{- if and (gt (int .Values.replicas) 1) (not .Values.secrets.database.name) -}}
{{- fail "replicas is more than 1, but an SQLite file belongs to one server. Set secrets.database.name to a Secret with the address of a PostgreSQL database, or set replicas to 1." -}}
{{- end -}}
{{- if and .Values.secrets.database.name (not .Values.secrets.session.name) -}}
{{- fail "With PostgreSQL, all servers need the same secret to sign sessions. Set secrets.session.name to a Secret that contains it." -}}
{{- end -}}
{{- end -}}
